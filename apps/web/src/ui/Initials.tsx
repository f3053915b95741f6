import { useState } from "react";
import classes from "./Initials.module.css";

type Props = {
  readonly name: string;
  /** The source of the color: the id of what can be renamed. */
  readonly of?: string;
  readonly size?: number;
  readonly round?: boolean;
  /** The address of a picture, shown instead. */
  readonly picture?: string | null;
};

/** The initials of a name, on a color of its own; round for a person, and their picture if there is one. */
export function Initials({ name, of = name, size = 32, round = false, picture = null }: Props) {
  // One that was just removed, for example.
  const [missing, setMissing] = useState<string | null>(null);
  const shape = { className: classes.initials, "data-round": round || undefined };
  if (picture !== null && picture !== missing) {
    return (
      <img
        {...shape}
        src={picture}
        alt=""
        width={size}
        height={size}
        draggable={false}
        onError={() => setMissing(picture)}
      />
    );
  }
  const letters = name
    .split(/[\s·_-]+/)
    .flatMap((word) => Array.from(word)[0] ?? [])
    .slice(0, 2)
    .join("")
    .toLocaleUpperCase();
  let hue = 7;
  for (const letter of of) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return (
    <span
      aria-hidden
      {...shape}
      style={{ width: size, height: size, fontSize: size * 0.4, backgroundColor: `oklch(0.44 0.09 ${hue})` }}
    >
      {letters}
    </span>
  );
}
