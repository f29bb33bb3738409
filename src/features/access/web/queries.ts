import { command, pages, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const accounts = pages<typeof api.listAccounts>('/api/accounts')
export const audited = pages<typeof api.showAudit>('/api/audit')
export const tokens = query<typeof api.listTokens>('/api/tokens')

export const signIn = command<typeof api.signIn>('POST', '/api/session')
export const signOut = command<typeof api.signOut>('DELETE', '/api/session')
export const signInAsExample = command<typeof api.signInAsExample>('POST', '/api/example/session')
export const createAccount = command<typeof api.createAccount>('POST', '/api/accounts')
export const changeAccount = command<typeof api.changeAccount>('PUT', '/api/accounts/{id}')
export const changePassword = command<typeof api.changePassword>('POST', '/api/account/password')
export const changeOrganization = command<typeof api.changeOrganization>('PUT', '/api/organization')
export const createToken = command<typeof api.createToken>('POST', '/api/tokens')
export const revokeToken = command<typeof api.revokeToken>('DELETE', '/api/tokens/{id}')
export const setUpOrganization = command<typeof api.setUpOrganization>('POST', '/api/organization')
