// What runs in the window that Amazon sends back: it hands on what stands in its address, and closes.
import { channelName, isTaken, toReturn } from "./sign-in-channel.ts";

const came = toReturn(location.href);
// The code is of use to nobody without the page's verifier; still it need not stand in a history.
history.replaceState(null, "", location.pathname);

const say = (text: string) => {
  const message = document.getElementById("message");
  if (message) message.textContent = text;
};

const channel = new BroadcastChannel(channelName);
const patience = setTimeout(() => {
  say(
    "No page is waiting for this sign-in: it was cancelled, or the page was loaded anew. Close this window and sign in again.",
  );
}, 3000);

channel.addEventListener("message", ({ data }) => {
  if (!isTaken(data) || data.state !== came.state) return;
  clearTimeout(patience);
  say(
    data.isGood
      ? "Done. You can close this window."
      : "This did not work; the page says why. You can close this window.",
  );
  window.close();
});
channel.postMessage(came);
