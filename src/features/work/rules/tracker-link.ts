import type { WorkKind } from '../model.ts'

/** A tracker's issue as its address names it: `key` is the same however the address was written. */
export type TrackerLink = { readonly key: string; readonly url: string; readonly kind: WorkKind; readonly title: string }

export type Recognised = { readonly ok: true; readonly link: TrackerLink } | { readonly ok: false; readonly why: string }

const longest = 2_000
const number = String.raw`[1-9]\d{0,9}`
const name = String.raw`[\w.][\w.-]*`

const refused = (why: string): Recognised => ({ ok: false, why })

/** Recognises the address of an issue, epic, pull or merge request at GitHub, GitLab or Jira; any other web address stands for itself. */
export function recogniseTrackerLink(pasted: string): Recognised {
  const address = addressOf(pasted)
  if (typeof address === 'string') return refused(address)
  const link = jiraIssue(address) ?? gitHubIssue(address) ?? gitLabIssue(address)
  if (link) return { ok: true, link }
  if (address.tracker) return refused(`This is a page of ${address.tracker}, and not one issue. Open the issue and copy its address.`)
  return { ok: true, link: otherPage(address) }
}

type Address = { readonly url: URL; readonly host: string; readonly path: string; readonly tracker: 'GitHub' | 'GitLab' | 'Jira' | null }

/** The parts of an address, or what is wrong with it. */
function addressOf(pasted: string): Address | string {
  const text = pasted.trim()
  if (text === '') return 'Paste the address of an issue.'
  if (text.length > longest) return `Use an address of at most ${longest} characters.`
  const url = parsed(text)
  if (!url) return 'This is not a web address. Copy it from the address bar of your tracker.'
  if (url.username || url.password) return 'This address holds a password or a token. Paste it without.'
  const host = url.host.replace(/^www\./, '').replace(/\.(?=$|:)/, '')
  const path = decoded(url.pathname)
  if (path === null || !/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/.test(host)) return 'This is not a web address. Copy it from the address bar of your tracker.'
  return { url, host, path: path.replaceAll(/\/+/g, '/').replace(/\/$/, ''), tracker: trackerAt(host) }
}

/** An address without its scheme is one of the web; no other scheme is followed. Parsers drop line breaks silently, so they are refused first. */
function parsed(text: string): URL | null {
  // oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
  if (/[\s\u0000-\u001f\u007f\\]/.test(text)) return null
  const whole = /^https?:\/\//i.test(text) ? text : /^[a-z0-9-]+(\.[a-z0-9-]+)+\.?(:\d+)?\//i.test(text) ? `https://${text}` : null
  return whole !== null && URL.canParse(whole) ? new URL(whole) : null
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function trackerAt(host: string): Address['tracker'] {
  const first = host.split('.')[0]
  if (first === 'github') return 'GitHub'
  if (first === 'gitlab') return 'GitLab'
  return first === 'jira' || host.endsWith('.atlassian.net') ? 'Jira' : null
}

const issueKey = new RegExp(String.raw`^[a-z][a-z0-9_]{1,30}-${number}$`, 'i')
const jiraPath = new RegExp(String.raw`^((?:/[\w.-]+)*?)/(?:browse|(?:jira/[\w/]+/)?projects/[^/]+/(?:issues|queues(?:/[^/]+)*))/([a-z][a-z0-9_]{1,30}-${number})(?:/|$)`, 'i')
const boardPath = /^((?:\/[\w.-]+)*?)\/(?:secure|projects|browse|jira\/(?:software|core|servicedesk))(?:\/|$)/

/** Jira names an issue by its key, on a page of its own or chosen on a board. */
function jiraIssue({ url, host, path, tracker }: Address): TrackerLink | null {
  if (tracker === 'GitHub' || tracker === 'GitLab') return null
  const page = jiraPath.exec(path)
  const chosen = url.searchParams.get('selectedIssue') ?? ''
  const key = (page?.[2] ?? (issueKey.test(chosen) ? chosen : null))?.toUpperCase()
  if (!key) return null
  const under = (page ?? boardPath.exec(path))?.[1] ?? ''
  const rest = host.endsWith('.atlassian.net') ? '' : under
  return { key: `jira:${host}/${key}`, url: `${url.protocol}//${host}${rest}/browse/${key}`, kind: 'task', title: key }
}

const gitHubPath = new RegExp(`^/(${name})/(${name})/(?:issues|pull|pulls)/(${number})(?:/|$)`)
const gitHubChosen = new RegExp(String.raw`^(${name})\|(${name})\|(${number})$`)

/** GitHub counts issues and pull requests together, so either address names the same thing. Its names do not tell capitals apart. */
function gitHubIssue({ url, host, path, tracker }: Address): TrackerLink | null {
  if (tracker !== 'GitHub') return null
  const found = gitHubPath.exec(path) ?? gitHubChosen.exec(url.searchParams.get('issue') ?? '')
  if (!found) return null
  const [, owner, repository, count] = found
  const title = `${owner}/${repository}#${count}`
  const at = host === 'github.com' ? '' : `${host}/`
  return { key: `github:${at}${title.toLowerCase()}`, url: `${url.protocol}//${host}/${owner}/${repository}/issues/${count}`, kind: 'task', title }
}

const gitLabProject = new RegExp(`^/(${name}(?:/${name})+?)/-/(issues|work_items|merge_requests)/(?:incident/)?(${number})(?:/|$)`)
const gitLabGroup = new RegExp(`^/groups/(${name}(?:/${name})*)/-/(?:epics|work_items)/(${number})(?:/|$)`)
const gitLabOld = new RegExp(`^/(${name}(?:/${name})+?)/(issues|merge_requests)/(${number})(?:/|$)`)

/** GitLab marks its own pages with “/-/” on whatever host it runs; older addresses lack it. */
function gitLabIssue({ url, host, path, tracker }: Address): TrackerLink | null {
  if (tracker === 'GitHub') return null
  const at = `${url.protocol}//${host}`
  const epic = gitLabGroup.exec(path)
  if (epic) return { key: `gitlab:${host}/${epic[1]!.toLowerCase()}&${epic[2]}`, url: `${at}/groups/${epic[1]}/-/epics/${epic[2]}`, kind: 'epic', title: `${epic[1]}&${epic[2]}` }
  const issue = gitLabProject.exec(path) ?? (tracker === 'GitLab' ? gitLabOld.exec(path) : null)
  if (!issue) return null
  const [, project, kind, count] = issue
  const page = kind === 'merge_requests' ? 'merge_requests' : 'issues'
  const title = `${project}${page === 'issues' ? '#' : '!'}${count}`
  return { key: `gitlab:${host}/${title.toLowerCase()}`, url: `${at}/${project}/-/${page}/${count}`, kind: 'task', title }
}

/** Another tracker's page is known by its whole address, apart from the place on the page. */
function otherPage({ url, host, path }: Address): TrackerLink {
  const query = new URLSearchParams([...url.searchParams].toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
  const rest = query === '' ? path : `${path}?${query}`
  const clean = `${url.protocol}//${host}${url.pathname}${url.search}`
  return { key: `link:${host}${rest}`, url: clean, kind: 'task', title: `${host}${path}`.slice(0, 200) }
}
