import { changeAccount } from '../../features/access/change-account.ts'
import { changeOrganization } from '../../features/access/change-organization.ts'
import { changePassword } from '../../features/access/change-password.ts'
import { createAccount } from '../../features/access/create-account.ts'
import { createToken } from '../../features/access/create-token.ts'
import { listAccounts } from '../../features/access/list-accounts.ts'
import { listTokens } from '../../features/access/list-tokens.ts'
import { resetPassword } from '../../features/access/reset-password.ts'
import { revokeToken } from '../../features/access/revoke-token.ts'
import { setUpOrganization } from '../../features/access/set-up-organization.ts'
import { showAudit } from '../../features/access/show-audit.ts'
import { showSession } from '../../features/access/show-session.ts'
import { signInAsExample } from '../../features/access/sign-in-as-example.ts'
import { signIn } from '../../features/access/sign-in.ts'
import { signOut } from '../../features/access/sign-out.ts'
import type { AnyAction } from '../../platform/action.ts'
import { fillExample } from '../example-organization.ts'

export const accessActions: readonly AnyAction[] = [
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
]
