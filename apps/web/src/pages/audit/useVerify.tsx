import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { client } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import type { LogPlace } from "./AuditLog.tsx";
import { Verdict } from "./Verdict.tsx";
import type { Answer, Head, Verifying } from "./verifying.ts";

const t = texts.audit;

/**
 * The button that makes the server verify the organization's chain, piece by piece to show progress, and the verdict. A
 * kept head can be compared with the log.
 */
export function useVerify(place: LogPlace): { readonly button: ReactNode; readonly verdict: ReactNode } {
  const [now, setNow] = useState<Verifying>({ state: "idle" });
  const turn = useRef(0);
  const run = async (head?: Head) => {
    const mine = ++turn.current;
    let after: Head | undefined;
    let checked = 0;
    let kept: Answer["kept"] = null;
    setNow({ state: "running", checked, of: 0 });
    try {
      for (;;) {
        const asked = { ...place, ...(after && { after }), ...(head && { kept: head }) };
        const answer: Answer = await client.audit.verify.query(asked);
        if (mine !== turn.current) return;
        checked += answer.entries;
        kept = answer.kept ?? kept;
        if (!answer.intact || answer.head.seq >= answer.end.seq) {
          setNow({ state: "done", checked, answer, kept });
          return;
        }
        after = answer.head;
        setNow({ state: "running", checked, of: answer.end.seq });
      }
    } catch (error) {
      if (mine === turn.current) setNow({ state: "failed", failure: failureOf(error) });
    }
  };
  return {
    button: (
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={now.state === "running"}
        onClick={() => void run()}
      >
        {t.verify}
      </Button>
    ),
    verdict: <Verdict now={now} onCompare={(head) => void run(head)} />,
  };
}
