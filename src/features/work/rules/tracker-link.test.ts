import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recogniseTrackerLink } from './tracker-link.ts'

const linkOf = (pasted: string) => {
  const it = recogniseTrackerLink(pasted)
  if (!it.ok) throw new Error(`${pasted}: ${it.why}`)
  return it.link
}

describe('addresses that people paste', () => {
  test.each([
    ['https://github.com/Fellside/Checkout/issues/12', 'github:fellside/checkout#12', 'task', 'Fellside/Checkout#12'],
    ['https://github.com/fellside/checkout/pull/12/files?w=1#diff-0', 'github:fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://github.com/orgs/fellside/projects/3?pane=issue&issue=fellside%7Ccheckout%7C12', 'github:fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://github.fellside.example/fellside/checkout/issues/12', 'github:github.fellside.example/fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://gitlab.com/fellside/shop/checkout/-/issues/12', 'gitlab:gitlab.com/fellside/shop/checkout#12', 'task', 'fellside/shop/checkout#12'],
    ['https://gitlab.com/fellside/checkout/issues/12', 'gitlab:gitlab.com/fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://gitlab.com/fellside/checkout/-/work_items/12', 'gitlab:gitlab.com/fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://gitlab.com/fellside/checkout/-/issues/incident/12', 'gitlab:gitlab.com/fellside/checkout#12', 'task', 'fellside/checkout#12'],
    ['https://code.fellside.example:8443/shop/checkout/-/merge_requests/12/diffs', 'gitlab:code.fellside.example:8443/shop/checkout!12', 'task', 'shop/checkout!12'],
    ['https://gitlab.com/groups/fellside/shop/-/epics/7', 'gitlab:gitlab.com/fellside/shop&7', 'epic', 'fellside/shop&7'],
    ['https://gitlab.com/groups/fellside/-/work_items/7', 'gitlab:gitlab.com/fellside&7', 'epic', 'fellside&7'],
    ['https://fellside.atlassian.net/browse/SHOP-12', 'jira:fellside.atlassian.net/SHOP-12', 'task', 'SHOP-12'],
    ['https://fellside.atlassian.net/jira/software/c/projects/SHOP/boards/4?selectedIssue=SHOP-12', 'jira:fellside.atlassian.net/SHOP-12', 'task', 'SHOP-12'],
    ['https://fellside.atlassian.net/jira/software/c/projects/SHOP/issues/SHOP-12?jql=x', 'jira:fellside.atlassian.net/SHOP-12', 'task', 'SHOP-12'],
    ['https://tools.fellside.example/jira/browse/shop-12', 'jira:tools.fellside.example/SHOP-12', 'task', 'SHOP-12'],
    ['https://tools.fellside.example/jira/secure/RapidBoard.jspa?rapidView=1&selectedIssue=SHOP-12', 'jira:tools.fellside.example/SHOP-12', 'task', 'SHOP-12'],
    ['https://board.example/card/88?b=2&a=1#top', 'link:board.example/card/88?a=1&b=2', 'task', 'board.example/card/88'],
  ])('%s', (pasted, key, kind, title) => {
    expect(linkOf(pasted)).toMatchObject({ key, kind, title })
  })

  test('the address that is kept leads to the issue, without what was only the place on the page', () => {
    const kept = (pasted: string) => linkOf(pasted).url
    expect(kept('github.com/fellside/checkout/pull/12/files#x')).toBe('https://github.com/fellside/checkout/issues/12')
    expect(kept('https://gitlab.com/groups/fellside/-/epics/7?tab=1')).toBe('https://gitlab.com/groups/fellside/-/epics/7')
    expect(kept('http://tools.fellside.example/jira/secure/RapidBoard.jspa?selectedIssue=SHOP-12')).toBe('http://tools.fellside.example/jira/browse/SHOP-12')
    expect(kept('https://fellside.atlassian.net/jira/software/projects/SHOP/boards/4?selectedIssue=SHOP-12')).toBe('https://fellside.atlassian.net/browse/SHOP-12')
    expect(kept('https://fellside.atlassian.net/jira/software/projects/SHOP/issues/SHOP-12')).toBe('https://fellside.atlassian.net/browse/SHOP-12')
  })
})

const part = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const count = fc.integer({ min: 1, max: 999_999 })
const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', '')
const tail = fc.constantFrom('', '/', '#note_5', '?utm_source=chat', '/?a=b#c')
const around = fc.constantFrom('', ' ', '\n')
const capitals = fc.constantFrom((it: string) => it, (it: string) => it.toUpperCase())

describe('one issue has one key, however its address was written', () => {
  const write = (host: string, path: string) =>
    fc.tuple(scheme, tail, around, capitals).map(([begin, end, space, cased]) => `${space}${begin}${cased(host)}${path}${end}${space}`)

  const oneKey = (addresses: (owner: string, project: string, n: number) => fc.Arbitrary<string>[]) =>
    fc.assert(
      fc.property(
        fc.tuple(part, part, count).chain(([owner, project, n]) => fc.tuple(...addresses(owner, project, n))),
        (written) => new Set(written.map((it) => linkOf(it).key)).size === 1,
      ),
    )

  test('at GitHub, as an issue or as a pull request, with capitals or without', () => {
    oneKey((owner, project, n) => [
      write('github.com', `/${owner}/${project}/issues/${n}`),
      write('www.github.com', `/${owner.toUpperCase()}/${project}/pull/${n}`),
      write('github.com', `//${owner}/${project}/pull/${n}/commits`),
    ])
  })

  test('at GitLab, in any group', () => {
    oneKey((owner, project, n) => [
      write('git.example.org', `/${owner}/sub/${project}/-/issues/${n}`),
      write('git.example.org', `/${owner.toUpperCase()}/sub/${project}/-/work_items/${n}`),
      write('git.example.org.', `/${owner}/sub/${project}/-/issues/${n}/designs`),
    ])
  })

  test('at Jira, on its page or on a board', () => {
    const board = (host: string, path: string) => scheme.map((begin) => `${begin}${host}${path}`)
    oneKey((_, project, n) => [
      write('team.atlassian.net', `/browse/${project}x-${n}`),
      board('team.atlassian.net', `/jira/software/projects/${project}X/boards/1?selectedIssue=${project.toUpperCase()}X-${n}`),
      write('team.atlassian.net', `/projects/${project}x/issues/${project}x-${n}`),
    ])
  })

  test('and what was kept is recognised as the same again', () => {
    fc.assert(
      fc.property(fc.tuple(part, part, count), ([owner, project, n]) => {
        for (const address of [`https://github.com/${owner}/${project}/pull/${n}`, `https://gitlab.com/${owner}/${project}/-/merge_requests/${n}`, `https://gitlab.com/groups/${owner}/-/epics/${n}`, `https://x.example/jira/browse/${project}x-${n}`]) {
          const link = linkOf(address)
          expect(linkOf(link.url)).toEqual(link)
        }
      }),
    )
  })

  test('other issues have other keys', () => {
    const addresses = ['github.com/a/b/issues/1', 'github.com/a/b/issues/11', 'github.com/a/c/issues/1', 'gitlab.com/a/b/-/issues/1', 'gitlab.com/a/b/-/merge_requests/1', 'gitlab.com/groups/a/b/-/epics/1', 'gitlab.example.org/a/b/-/issues/1']
    expect(new Set(addresses.map((it) => linkOf(it).key)).size).toBe(addresses.length)
  })
})

describe('what is no address of work is refused, and says what to do', () => {
  test.each([
    ['', /Paste the address/],
    ['javascript:alert(1)', /not a web address/],
    ['JaVaScRiPt://github.com/a/b/issues/1%0aalert(1)', /not a web address/],
    ['data:text/html,x', /not a web address/],
    ['file:///etc/passwd', /not a web address/],
    ['https://github.com/a/b/issues/1\nhttps://evil.example', /not a web address/],
    ['https:\\\\github.com\\a\\b\\issues\\1', /not a web address/],
    ['https://name:secret@gitlab.com/a/b/-/issues/1', /password or a token/],
    ['https://token@github.com/a/b/issues/1', /password or a token/],
    [`https://github.com/${'a'.repeat(5_000)}`, /at most/],
    ['https://github.com/a/b/issues/%E0%A4%A', /not a web address/],
    ['https://github.com/fellside/checkout', /Open the issue/],
    ['https://github.com/a/b/issues/0', /Open the issue/],
    ['https://gitlab.com/fellside/checkout/-/tree/main', /Open the issue/],
    ['https://fellside.atlassian.net/jira/dashboards', /Open the issue/],
    ['checkout 12', /not a web address/],
    ['https://', /not a web address/],
  ])('%s', (pasted, why) => {
    expect(recogniseTrackerLink(pasted)).toMatchObject({ ok: false, why: expect.stringMatching(why) as string })
  })

  test('a look-alike host is not the tracker it looks like', () => {
    expect(linkOf('https://gіthub.com/a/b/issues/1').key).toMatch(/^link:xn--/)
    expect(linkOf('https://github.com.evil.example/a/b/issues/1').url).toContain('github.com.evil.example')
  })

  test('nothing that can be pasted makes it fail otherwise, and what is kept is always a web address without a password', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.webUrl({ withFragments: true, withQueryParameters: true })), (pasted) => {
        const it = recogniseTrackerLink(pasted)
        if (!it.ok) return
        const url = new URL(it.link.url)
        expect(['http:', 'https:']).toContain(url.protocol)
        expect(url.username + url.password).toBe('')
      }),
    )
  })
})
