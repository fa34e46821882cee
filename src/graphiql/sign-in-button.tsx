import { Button, Dialog, useGraphiQL } from "@graphiql/react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { PersonIcon } from "./icons.tsx";
import { scopes } from "./scopes.ts";
import type { SignIn } from "./sign-in.ts";
import type { TokenPane } from "./token-pane.ts";

export interface SignInProps {
  readonly signIn: SignIn;
  readonly tokenPane: TokenPane;
}

/** The button in the page's header, and the dialog behind it. */
export function SignInButton({ signIn, tokenPane }: SignInProps) {
  const state = useSyncExternalStore(signIn.subscribe, signIn.read);
  const [isOpen, setIsOpen] = useState(false);
  const headerEditor = useGraphiQL(({ headerEditor: editor }) => editor);

  useEffect(
    () => headerEditor && tokenPane.attach(headerEditor),
    [headerEditor, tokenPane],
  );
  useEffect(() => {
    tokenPane.follow(state);
    if (state.step === "in") setIsOpen(false);
  }, [state, tokenPane]);

  // The dialog gives the focus back to a trigger only, which can have no place outside of GraphiQL's.
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (state.step === "in")
    return (
      <span className="sign-in">
        <span role="status">
          <PersonIcon aria-hidden="true" /> Signed in until{" "}
          {toTime(state.expiresAt)}
        </span>
        <Button ref={button} type="button" onClick={signIn.signOut}>
          Sign out
        </Button>
      </span>
    );
  const changeOpen = (willOpen: boolean) => {
    setIsOpen(willOpen);
    // Closing means not to wait any longer; opening forgets the last problem.
    signIn.cancel();
  };
  return (
    <span className="sign-in">
      <Button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        onClick={() => changeOpen(true)}
      >
        <PersonIcon aria-hidden="true" /> Sign in with Amazon
      </Button>
      <Dialog open={isOpen} onOpenChange={changeOpen}>
        <SignInDialog signIn={signIn} />
      </Dialog>
    </span>
  );
}

function SignInDialog({ signIn }: Pick<SignInProps, "signIn">) {
  const state = useSyncExternalStore(signIn.subscribe, signIn.read);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    scopes.map(({ name }) => name),
  );
  const isBusy = state.step === "waiting" || state.step === "redeeming";
  const toggle = (name: string) =>
    setChosen(
      chosen.includes(name)
        ? chosen.filter((other) => other !== name)
        : [...chosen, name],
    );
  return (
    <div className="pane sign-in-dialog">
      <div className="graphiql-dialog-header">
        <Dialog.Title className="graphiql-dialog-title">
          Sign in with Amazon
        </Dialog.Title>
        <Dialog.Close />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.start(chosen);
        }}
      >
        <Dialog.Description>
          Amazon asks you in a window of its own. The token it gives goes into
          the headers pane and is good for an hour; it is stored nowhere, so a
          reload forgets it.
        </Dialog.Description>
        <fieldset disabled={isBusy}>
          <legend>What the token is to be good for</legend>
          {scopes.map(({ name, grants }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={() => toggle(name)}
              />
              <code>{name}</code>
              <span>{grants}</span>
            </label>
          ))}
        </fieldset>
        <p role="status" className="sign-in-message">
          {state.step === "waiting" && "Waiting for Amazon’s window…"}
          {state.step === "redeeming" && "Getting the token…"}
        </p>
        <p role="alert" className="sign-in-message sign-in-problem">
          {state.step === "out" && state.problem}
        </p>
        <div className="sign-in-actions">
          {isBusy ? (
            <Button type="button" onClick={signIn.cancel}>
              Stop waiting
            </Button>
          ) : (
            <Button type="submit" disabled={chosen.length === 0}>
              Continue to Amazon
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

const toTime = (moment: number): string =>
  new Date(moment).toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
  });
