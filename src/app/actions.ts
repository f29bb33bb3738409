import { changeAccount } from '../features/access/change-account.ts'
import { changeOrganization } from '../features/access/change-organization.ts'
import { changePassword } from '../features/access/change-password.ts'
import { createAccount } from '../features/access/create-account.ts'
import { createToken } from '../features/access/create-token.ts'
import { listAccounts } from '../features/access/list-accounts.ts'
import { listTokens } from '../features/access/list-tokens.ts'
import { resetPassword } from '../features/access/reset-password.ts'
import { revokeToken } from '../features/access/revoke-token.ts'
import { setUpOrganization } from '../features/access/set-up-organization.ts'
import { showAudit } from '../features/access/show-audit.ts'
import { showSession } from '../features/access/show-session.ts'
import { signInAsExample } from '../features/access/sign-in-as-example.ts'
import { signIn } from '../features/access/sign-in.ts'
import { signOut } from '../features/access/sign-out.ts'
import { discardDraft } from '../features/framework/discard-draft.ts'
import { draftImport } from '../features/framework/draft-import.ts'
import { draftVersion } from '../features/framework/draft-version.ts'
import { listFrameworks } from '../features/framework/list-frameworks.ts'
import { listVersions } from '../features/framework/list-versions.ts'
import { previewImport } from '../features/framework/preview-import.ts'
import { previewPublish } from '../features/framework/preview-publish.ts'
import { publishVersion } from '../features/framework/publish-version.ts'
import { retireVersion } from '../features/framework/retire-version.ts'
import { showDiff } from '../features/framework/show-diff.ts'
import { showFindings } from '../features/framework/show-findings.ts'
import { showFramework } from '../features/framework/show-framework.ts'
import { showSourceFiles } from '../features/framework/show-source-files.ts'
import { showVersion } from '../features/framework/show-version.ts'
import { listExamplePeople } from '../features/people/list-example-people.ts'
import { recordRoster } from '../features/people/record-roster.ts'
import type { AnyAction } from '../platform/action.ts'
import { fillExample } from './example-organization.ts'

/** Every operation there is. Routes, the OpenAPI document and the command line come from this list. */
export const actions: readonly AnyAction[] = [
  showSession,
  signIn,
  signOut,
  signInAsExample,
  setUpOrganization(fillExample),
  changeOrganization,
  listAccounts,
  createAccount,
  changeAccount,
  changePassword,
  resetPassword,
  listTokens,
  createToken,
  revokeToken,
  showAudit,
  listExamplePeople,
  recordRoster,
  listFrameworks,
  draftVersion,
  previewImport,
  draftImport,
  showFramework,
  listVersions,
  showVersion,
  showFindings,
  showSourceFiles,
  showDiff,
  previewPublish,
  publishVersion,
  discardDraft,
  retireVersion,
]
