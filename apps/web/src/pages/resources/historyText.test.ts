import { complianceOps, type ResourceKind } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { fieldName, storedText, type Telling } from "./historyText.ts";

const kind = complianceOps.resourceKinds.find(({ key }) => key === "change") as ResourceKind;
const [service, person] = ["0199a000-0000-7000-8000-000000000001", "0199a000-0000-7000-8000-000000000002"];
const telling: Telling = {
  kind: {
    ...kind,
    fields: [
      ...kind.fields,
      { key: "owner", name: "Owner", type: "person" },
      { key: "due", name: "Due", type: "date" },
      { key: "cost", name: "Cost", type: "number", unit: { one: "euro", many: "euros" } },
      { key: "tags", name: "Tags", type: "tags" },
      { key: "key", name: "Key", type: "secret" },
    ],
  },
  names: { [service]: "Checkout" },
  people: new Map([[person, "Ada"]]),
  minuteOf: (instant) => `at ${instant}`,
};
const text = (key: string, value: unknown) => storedText(telling, key, JSON.stringify({ [key]: value }));

test("a stored value is told by the type of its field", () => {
  expect(text("state", "draft")).toBe("Draft");
  expect(text("risk", "high")).toBe("High");
  expect(text("service", service)).toBe("Checkout");
  expect(text("owner", person)).toBe("Ada");
  expect(text("due", "2027-03-31")).toBe("Mar 31, 2027");
  expect(text("cost", 1)).toBe("1 euro");
  expect(text("cost", 1200.5)).toBe("1,200.5 euros");
  expect(text("tags", ["a", "b"])).toBe("a, b");
  expect(text("window_starts", "2027-01-01T00:00:00.000Z")).toBe("at 2027-01-01T00:00:00.000Z");
  expect(text("key", "(hidden)")).toBe("Set");
  expect(text("plan", "x".repeat(500))).toHaveLength(121);
});

test("what is empty, and what can't be read, is nothing", () => {
  expect(text("plan", null)).toBeNull();
  expect(storedText(telling, "plan", null)).toBeNull();
  expect(storedText(telling, "plan", "{")).toBeNull();
  expect(storedText(telling, "plan", "7")).toBeNull();
});

test("what has gone since is told by its key", () => {
  expect(fieldName(telling, "gone")).toBe("gone");
  expect(text("gone", "value")).toBe("value");
  expect(text("risk", "extreme")).toBe("extreme");
  expect(text("service", person)).toBe("Ada");
  expect(text("service", "0199a000-0000-7000-8000-000000000009")).toBe("0199a000");
});
