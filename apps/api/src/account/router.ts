import { router } from "../procedure/trpc.ts";
import { addPasskey } from "./add-passkey.ts";
import { changeAddress } from "./change-address.ts";
import { deleteAccount } from "./delete.ts";
import { deletion } from "./deletion.ts";
import { removePasskey } from "./remove-passkey.ts";
import { removePicture } from "./remove-picture.ts";
import { rename } from "./rename.ts";
import { replaceRecoveryCodes } from "./replace-recovery-codes.ts";
import { secondFactor } from "./second-factor.ts";
import { setPicture } from "./set-picture.ts";
import { setPreferences } from "./set-preferences.ts";
import { turnOffAuthenticator } from "./turn-off-authenticator.ts";
import { turnOnAuthenticator } from "./turn-on-authenticator.ts";

/** What people change about themselves. */
export const account = router({
  rename,
  setPicture,
  removePicture,
  changeAddress,
  setPreferences,
  secondFactor,
  turnOnAuthenticator,
  turnOffAuthenticator,
  addPasskey,
  removePasskey,
  replaceRecoveryCodes,
  deletion,
  delete: deleteAccount,
});
