import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { texts } from "../texts/frame.ts";
import classes from "./ConnectionStrip.module.css";
import { useConnection } from "./connection.ts";

const t = texts.live;
/** A stream that restarts within this time is not worth a notice, in milliseconds. */
const patienceMs = 4_000;

/** Shows over every page that the device is offline, or that the server has been unreachable for a while. */
export function ConnectionStrip() {
  const { heard, online } = useConnection();
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (heard) return undefined;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [heard]);
  const text = online ? (heard || !long ? null : t.unreachable) : t.offline;
  return (
    <div role="status" aria-live="polite" className={text === null ? undefined : classes.strip}>
      {text !== null && (
        <>
          <IconPlugConnectedX size={18} aria-hidden />
          <span>{text}</span>
        </>
      )}
    </div>
  );
}
