import { Button } from "@mantine/core";
import { useState } from "react";
import { beginAtProvider, keepNext } from "../../company.ts";
import { type Failure, failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { rules } from "./rules.ts";

const t = texts.identity;

type Props = {
  /** The address that was typed; it says which company's. */
  readonly email: string;
  readonly next: string | undefined;
  readonly onFailure: (failure: Failure) => void;
};

/** Leads to the sign-in of the company whose address was typed (C37). */
export function CompanySignIn({ email, next, onFailure }: Props) {
  const [busy, setBusy] = useState(false);
  const go = async () => {
    const wrong = rules.email(email);
    if (wrong !== null) return onFailure({ ...failureOf(null), message: wrong, path: "email" });
    setBusy(true);
    try {
      const url = await beginAtProvider({ email });
      keepNext(next);
      window.location.assign(url);
    } catch (thrown) {
      onFailure(failureOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Button variant="default" fullWidth loading={busy} onClick={() => void go()}>
      {t.companySignIn}
    </Button>
  );
}
