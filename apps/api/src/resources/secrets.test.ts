import { createDecipheriv, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe("a secret", () => {
  test("is kept encrypted, for its field alone, and shown by its last characters", async () => {
    const { founder, org, ...tenant } = await staffed(api, "ai-governance");
    const { id } = await founder.client.resources.create.mutate({
      organization: org,
      kind: "ai_provider",
      fields: { name: "Vendor", base_url: "https://models.example", credential: "short" },
    });
    const where = { organization: org, kind: "ai_provider", id };
    expect(await founder.client.resources.get.query(where)).toMatchObject({
      fields: { credential: { last: "" } },
    });
    const { fields } = await founder.client.resources.update.mutate({
      ...where,
      fields: { credential: "sk-0123456789abcdef" },
    });
    expect(fields).toMatchObject({ credential: { last: "cdef" } });
    const { rows } = await api.owner.query<{ box: string; all: string }>(
      "SELECT fields -> 'credential' ->> 'box' AS box, fields::text AS all FROM resource WHERE id = $1",
      [id],
    );
    expect(rows[0]?.all).not.toContain("0123456789");
    const bytes = Buffer.from(rows[0]?.box ?? "", "base64");
    const open = (about: string) => {
      const key = Buffer.from(
        hkdfSync("sha256", api.database.secret, "", "bailiwick resource secrets 1", 32),
      );
      const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString();
    };
    expect(open(`${id}/credential`)).toBe("sk-0123456789abcdef");
    expect(() => open(`${org}/credential`)).toThrow();
    const [entry] = await newest(api, { ...tenant, org });
    expect(entry).toMatchObject({ before: { credential: "(hidden)" }, after: { credential: "(hidden)" } });
  });

  test("stays when other fields change, and goes when it is emptied", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const { id } = await founder.client.resources.create.mutate({
      organization: org,
      kind: "ai_provider",
      fields: { name: "Vendor", base_url: "https://models.example", credential: "sk-0123456789abcdef" },
    });
    const where = { organization: org, kind: "ai_provider", id };
    const { update } = founder.client.resources;
    expect(await update.mutate({ ...where, fields: { name: "Renamed" } })).toMatchObject({
      fields: { credential: { last: "cdef" } },
    });
    expect(
      await errorOf(
        update.mutate({ ...where, fields: { credential: { version: 1, box: "", last: "mine" } } }),
      ),
    ).toMatchObject({ reason: "bad_field", path: "fields.credential" });
    expect((await update.mutate({ ...where, fields: { credential: null } })).fields).not.toHaveProperty(
      "credential",
    );
  });
});
