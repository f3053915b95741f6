import { SettingsFile } from "@bailiwick/contracts";
import { expect, test } from "vitest";
import { z } from "zod";

test("docs/settings.schema.json is the schema of settings files, for editors", async () => {
  const schema = {
    title: "Settings of a Bailiwick workspace or organization",
    ...z.toJSONSchema(SettingsFile, { io: "input", unrepresentable: "any" }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    "../../../../docs/settings.schema.json",
  );
});
