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
    closes_on: string | null
  }
  agenda_item: {
    id: string
    person_id: string
    kind: string
    framework_id: string | null
    competency: string | null
    level: string | null
    words: string
    raised_by: string | null
    raised_at: Date
    settled_at: Date | null
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
    specialty: string | null
    domain: string | null
    starts_on: string
    ends_on: string | null
    recorded_at: Generated<Date>
  }
  employment_level: {
    employment_id: string
    level: string
  }
  employment_manager: {
    employment_id: string
    manager_id: string
    starts_on: string
    ends_on: string | null
    recorded_at: Generated<Date>
  }
  employment_secondary_role: {
    employment_id: string
    family: string
    specialty: string | null
  }
  erasure: {
    person_id: string
    erased_at: Date
  }
  feedback: {
    id: string
    about_id: string
    giver_id: string | null
    relation: string
    name_withheld: Generated<boolean>
    outsider: string | null
    visibility: string
    framework_id: string
    framework_version: number
    request_id: string | null
    work_item_id: string | null
    observed_on: string
    words: string | null
    given_at: Date
    corrected_at: Date | null
    withdrawn_at: Date | null
    changed_at: Date
    revision: Generated<number>
    specialty: string | null
  }
  feedback_draft: {
    id: string
    giver_id: string
    about_id: string
    request_id: string | null
    framework_id: string
    framework_version: number
    content: ColumnType<unknown, string, string>
    revision: number
    updated_at: Date
  }
  feedback_preference: {
    person_id: string
    reminders: boolean
  }
  feedback_request: {
    id: string
    about_id: string
    giver_id: string
    asked_by: string
    asked_at: Date
    work_item_id: string | null
    competencies: string[]
    message: string | null
    state: string
    answered_at: Date | null
    declined_because: string | null
    framework_id: string
  }
  feedback_revision: {
    feedback_id: string
    revision: number
    about_id: string
    visibility: string
    content: ColumnType<unknown, string, string>
    replaced_at: Date
    framework_id: string
    framework_version: number
    relation: string
    specialty: string | null
  }
  fit: {
    id: string
    framework_id: string
    current: Generated<boolean>
    framework_version: number
    fitted_at: Date
    seen_until: Date
    seen_lately: number
    window_starts_on: string
    window_ends_on: string
    givens: ColumnType<unknown, string, string>
    people: number
    observations: number
    main_component: number | null
  }
  fit_giver: {
    fit_id: string
    giver_id: string
    leniency: number
    error: number
    loadings: Buffer
    component: number
    simple_leniency: number
    shared_people: number
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
  manager_change_notice: {
    id: string
    recipient_id: string
    person_id: string
    before_ids: string[]
    after_ids: string[]
    starts_on: string
    recorded_at: Date
    read_at: Date | null
  }
  membership: {
    team_id: string
    person_id: string
    role: string
    starts_on: string
    ends_on: string | null
    recorded_at: Generated<Date>
  }
  mentor_offer: {
    person_id: string
    framework_id: string
    competency: string
    capacity: number
    words: string | null
    offered_at: Date
    ended_at: Date | null
  }
  mentorship: {
    id: string
    mentor_id: string
    mentee_id: string
    framework_id: string
    competency: string
    words: string | null
    asked_at: Date
    state: string
    answered_at: Date | null
    ended_at: Date | null
  }
  no_opportunity: {
    id: string
    person_id: string
    framework_id: string
    competency: string
    reason: string
    starts_on: string
    ends_on: string | null
    noted_by: string | null
    noted_at: Date
  }
  observation: {
    feedback_id: string
    competency: string
    about_id: string
    giver_id: string | null
    framework_id: string
    framework_version: number
    work_item_id: string | null
    observed_on: string
    choice: string
    level: string | null
    frequency: string | null
    scope: string | null
    scope_supported: Generated<boolean>
    scope_shown: Generated<boolean>
    value: number | null
    bound: string | null
    counts: boolean
    statements: Generated<string[]>
    words: string | null
    no_opportunity_from: string | null
    no_opportunity_until: string | null
    evidence: ColumnType<unknown, string | undefined, string>
  }
  opportunity: {
    id: string
    framework_id: string
    competency: string
    title: string
    words: string | null
    team_id: string | null
    work_item_id: string | null
    opens_on: string
    closes_on: string | null
    offered_by: string | null
    offered_at: Date
    closed_at: Date | null
    for_engineering: Generated<boolean>
  }
  organization: {
    only_one: Generated<boolean>
    kind: string
    name: string
    framework_is_public: Generated<boolean>
    created_at: Date
  }
  outside_invitation: {
    id: string
    about_id: string
    invited_by: string
    name: string
    framework_id: string
    competencies: string[]
    work_item_id: string | null
    message: string | null
    token_hash: Buffer
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  person: {
    id: string
    name: string
    erased_at: Date | null
  }
  personal_record: {
    person_id: string
  }
  prompt_outcome: {
    id: string
    person_id: string
    framework_id: string
    competency: string
    kind: string
    growth_opportunities: string | null
    what_the_organization_does: string | null
    action: string
    owner_id: string
    due_on: string
    agreed_by: string | null
    agreed_at: Date
    done_at: Date | null
    done_words: string | null
    own_comment: string | null
    commented_at: Date | null
    taken_on_by: string | null
  }
  retention: {
    kind: string
    months: number
  }
  self_assessment: {
    id: string
    person_id: string
    framework_id: string
    framework_version: number
    competency: string
    level: string | null
    frequency: string | null
    scope: string | null
    words: string | null
    assessed_at: Date
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
    id: Generated<string>
  }
  support_request: {
    id: string
    person_id: string
    framework_id: string | null
    competency: string | null
    words: string
    owner_id: string
    due_on: string
    shared: Generated<boolean>
    asked_at: Date
    done_at: Date | null
    done_words: string | null
    taken_on_by: string | null
  }
  team: {
    id: string
    name: string
  }
  team_domain: {
    team_id: string
    domain: string
    starts_on: string
    ends_on: string | null
  }
  withheld_giver: {
    feedback_id: string
    giver_id: string
  }
  work_item: {
    id: string
    kind: string
    title: string
    parent_id: string | null
    tracker_key: string | null
    url: string | null
    domain: string | null
    started_on: string | null
    finished_on: string | null
    created_at: Date
    created_by: string | null
    revision: Generated<number>
  }
  work_item_link: {
    from_id: string
    to_id: string
    kind: string
  }
  work_item_team: {
    work_item_id: string
    team_id: string
  }
}
