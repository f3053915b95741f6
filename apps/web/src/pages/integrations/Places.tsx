import { can, integrationPermissions } from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Ask, Why } from "../access/Why.tsx";
import { useOrganization } from "../organization/useOrganization.ts";
import type { IntegrationPlace } from "./integrations.ts";

/** The links of a place to its integrations. */
export type PlaceLinks = {
  readonly all: ReturnType<typeof paths.integrations>;
  readonly one: (webhook: string) => ReturnType<typeof paths.webhook>;
};

type Props = {
  readonly children: (place: IntegrationPlace, links: PlaceLinks, why?: ReactNode) => ReactNode;
};

/** A page about the integrations of the workspace or the organization in the path. */
export function OfPlace({ children }: Props) {
  const { workspace } = useParams({ strict: false });
  return workspace === undefined ? (
    <OfOrganization>{children}</OfOrganization>
  ) : (
    <OfWorkspace>{children}</OfWorkspace>
  );
}

function OfWorkspace({ children }: Props) {
  const here = useWorkspace();
  const { workspace, address, actor, blueprint } = here;
  const { id, name } = workspace;
  return (
    <Readable place={{ level: "workspace", id, name, blueprint, actor }}>
      {(place) =>
        children(
          place,
          {
            all: paths.integrations({ workspace: address }),
            one: (webhook) => paths.webhook({ workspace: address, webhook }),
          },
          <Why here={here} permission="integration:manage" />,
        )
      }
    </Readable>
  );
}

function OfOrganization({ children }: Props) {
  const { organization, actor, blueprint } = useOrganization();
  const { id, name, slug } = organization;
  return (
    <Readable place={{ level: "organization", id, name, blueprint, actor }}>
      {(place) =>
        children(place, {
          all: paths.integrations({ organization: slug }),
          one: (webhook) => paths.webhook({ organization: slug, webhook }),
        })
      }
    </Readable>
  );
}

type Read = {
  readonly place: IntegrationPlace;
  readonly children: (place: IntegrationPlace) => ReactNode;
};

function Readable({ place, children }: Read) {
  const decision = can(place.actor, integrationPermissions[place.level].read);
  if (decision.allowed) return children(place);
  return (
    <Page
      title={texts.pages.integrations}
      actions={<Ask place={place} permission={integrationPermissions[place.level].read.name} />}
    >
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}
