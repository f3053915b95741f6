import { Button } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { DeleteAccountDialog } from "./DeleteAccountDialog.tsx";

const t = texts.account;

/** The end of an account; what it means is shown before anything is asked. */
export function DeleteAccount() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Section
        danger
        title={t.deleteTitle}
        description={t.deleteDescription}
        actions={
          <Button color="red.9" onClick={() => setAsking(true)}>
            {texts.common.opensDialog(t.delete)}
          </Button>
        }
      />
      {asking && <DeleteAccountDialog onClose={() => setAsking(false)} />}
    </>
  );
}
