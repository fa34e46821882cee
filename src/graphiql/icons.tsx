// Drawn as GraphiQL draws its own: lines of the text's colour in a square of one em.
import type { ComponentPropsWithoutRef, ReactNode } from "react";

type IconProps = ComponentPropsWithoutRef<"svg">;

function Icon({ children, ...props }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    >
      {children}
    </svg>
  );
}

export function ReceiptIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 3v18l2.5-1.8L10 21l2-1.6L14 21l2.5-1.8L19 21V3l-2.5 1.6L14 3l-2 1.4L10 3 7.5 4.6z" />
      <path d="M8.5 9.5h7M8.5 13.5h7" />
    </Icon>
  );
}

export function PersonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6" />
    </Icon>
  );
}

export function ExplorerIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10.5 6H20M10.5 12H20M10.5 18H20" />
      <path d="m3.5 5.5 1.5 1.5L7.5 4.5M3.5 11.5l1.5 1.5 2.5-2.5" />
      <rect x="4" y="16.5" width="3" height="3" rx=".5" />
    </Icon>
  );
}
