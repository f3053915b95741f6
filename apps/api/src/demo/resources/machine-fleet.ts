import type { DemoResource } from "../resource.ts";

/** What new machines of the shops may do: the first rule that matches decides. */
export const edgeRules = `- deny: write
  path: /etc/*
- allow: read
  path: /var/log/*
- allow: execute
  command: systemctl status *
- ask: any
`;

/** A machine that connected with the workspace's defaults and has reported. */
const machine = (hostname: string, tags: string[], more: Partial<DemoResource> = {}): DemoResource => ({
  kind: "machine",
  fields: {},
  connects: { hostname, tags },
  by: "admin",
  ...more,
});

export const edgeMachines: readonly DemoResource[] = [
  machine("hamburg-01", ["city:hamburg"], {
    below: [
      {
        kind: "command",
        fields: { text: "systemctl status till" },
        ended: { fields: { output: "till.service: active (running) for 6 days" } },
        by: "admin",
      },
      {
        kind: "command",
        fields: { text: "systemctl restart till-printer" },
        ended: { error: "Unit till-printer.service not found." },
        by: "admin",
      },
      { kind: "file", fields: { path: "/etc/bailiwick/permissions.yaml", contents: edgeRules }, by: "admin" },
      {
        kind: "agent",
        fields: { name: "Log summary", description: "Sums up what the logs of a day say." },
        by: "admin",
      },
    ],
  }),
  machine("hamburg-02", ["city:hamburg"]),
  machine("berlin-01", ["city:berlin"], {
    below: [
      {
        kind: "agent",
        fields: { name: "Stock check", description: "Compares shelves with the books." },
        by: "admin",
      },
    ],
  }),
  machine("munich-01", ["city:munich"]),
  // Not connected yet.
  {
    kind: "machine",
    fields: { name: "munich-lab", tags: ["env:test", "city:munich"], mode: "default" },
    by: "admin",
  },
  {
    kind: "schedule",
    fields: {
      name: "Rotate logs",
      command: "logrotate /etc/logrotate.conf",
      cron: "0 3 * * *",
      tags: ["env:prod"],
    },
    by: "admin",
  },
  {
    kind: "schedule",
    fields: {
      name: "Check disks",
      command: "smartctl --health /dev/sda",
      cron: "30 5 * * 1",
      tags: ["env:prod"],
    },
    by: "admin",
  },
  {
    kind: "schedule",
    fields: {
      name: "Update the lab",
      command: "apt-get upgrade",
      cron: "0 6 * * 6",
      machine: { titled: "munich-lab" },
    },
    by: "admin",
  },
];

const builder = (name: string, tags: string[]): DemoResource => ({
  kind: "machine",
  fields: {},
  connects: { hostname: name, tags },
});

export const buildMachines: readonly DemoResource[] = [
  builder("build-amd64-1", ["arch:amd64"]),
  builder("build-arm64-1", ["arch:arm64"]),
  {
    kind: "schedule",
    fields: {
      name: "Empty the caches",
      command: "rm -rf /var/cache/build/*",
      cron: "0 2 * * 0",
      tags: ["arch:amd64", "arch:arm64"],
    },
  },
];
