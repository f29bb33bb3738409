// Written by `npm run tables` from the migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export type Tables = {
  account: {
    id: string
    person_id: string
    email: string
    password_hash: string | null
    roles: Generated<string[]>
    active: Generated<boolean>
    created_at: Date
  }
  api_token: {
    id: string
    account_id: string
    name: string
    token_hash: Buffer
    created_at: Date
    last_used_at: Date | null
  }
  audit_entry: {
    id: GeneratedAlways<string>
    at: Date
    actor_kind: string
    actor_person_id: string | null
    action: string
    subject: string
    detail: ColumnType<unknown, string | undefined, string>
  }
  employment: {
    id: string
    person_id: string
    title: string
    framework_id: string | null
    family: string | null
    level: string | null
    specialty: string | null
    domain: string | null
    starts_on: string
    ends_on: string | null
  }
  employment_manager: {
    employment_id: string
    manager_id: string
    starts_on: string
    ends_on: string | null
  }
  framework: {
    id: string
    created_at: Date
  }
  framework_version: {
    framework_id: string
    number: number
    status: string
    name: string
    description: string | null
    content: ColumnType<unknown, string, string>
    files: ColumnType<unknown, string, string>
    findings: ColumnType<unknown, string, string>
    meanings: ColumnType<unknown, string | undefined, string>
    message: string | null
    created_at: Date
    created_by: string | null
    published_at: Date | null
    published_by: string | null
  }
  membership: {
    team_id: string
    person_id: string
    role: string
    starts_on: string
    ends_on: string | null
  }
  organization: {
    only_one: Generated<boolean>
    kind: string
    name: string
    framework_is_public: Generated<boolean>
    created_at: Date
  }
  person: {
    id: string
    name: string
  }
  session: {
    token_hash: Buffer
    account_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
  sign_in_failure: {
    key: string
    at: Date
  }
  team: {
    id: string
    name: string
  }
}
