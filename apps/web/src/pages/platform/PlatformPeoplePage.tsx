import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { ErasePerson } from "./ErasePerson.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";

/** Everyone with an account on the instance, for the platform admin. */
export function PlatformPeoplePage() {
  return (
    <PlatformOnly needs="platform:suspend_person">
      <Page
        title={texts.pages.people}
        description={texts.platform.peopleDescription}
        actions={<ErasePerson />}
      >
        <PeopleTable />
      </Page>
    </PlatformOnly>
  );
}
