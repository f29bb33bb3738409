import type { ReactNode } from 'react'
import { say } from '../../phrases/say.ts'
import { Button } from '../../ui/Button.tsx'
import { CairnMark } from '../../ui/CairnMark.tsx'
import { Changes } from '../../ui/Changes.tsx'
import { TextField } from '../../ui/Field.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import page from '../../ui/Page.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Key, Tag } from '../../ui/Tag.tsx'
import css from './DesignLanguage.module.css'

const colours = ['paper', 'surface', 'sunken', 'ink', 'soft', 'line', 'edge', 'stone', 'mark', 'accent', 'band', 'below', 'above', 'wrong'] as const
const sizes = [1, 2, 3, 4, 5, 6] as const
const spaces = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16] as const
const fillings = ['outline', 'capped', 'solid'] as const

/** Everything the product is drawn with, in every state. */
export function DesignLanguage() {
  usePageTitle(say('design.title'))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('design.title')}</h1>
        <p className={page.lead}>{say('design.lead')}</p>
      </header>
      <Part title={say('design.mark')}><Marks /></Part>
      <Part title={say('design.colours')}>
        <ul className={css.colours}>{colours.map((name) => <li key={name}><span className={css.swatch} data-colour={name} /><code>--{name}</code></li>)}</ul>
      </Part>
      <Part title={say('design.type')}><Type /></Part>
      <Part title={say('design.space')}>
        <ul className={css.spaces}>{spaces.map((step) => <li key={step}><span className={css.space} data-step={step} />{step * 4}</li>)}</ul>
      </Part>
      <Part title={say('design.buttons')}><Buttons /></Part>
      <Part title={say('design.fields')}><Fields /></Part>
      <Part title={say('design.notices')}><Notices /></Part>
      <Part title={say('design.words')}>
        <p className={css.serif}><Changes changes={changed} added={say('diff.added-words')} removed={say('diff.removed-words')} /></p>
      </Part>
      <Part title={say('design.keys')}>
        <p className={css.row}><Key>Ctrl</Key> <Key>K</Key> <Tag>shared</Tag> <Tag tone="accent">own</Tag> <Tag tone="below">warning</Tag> <Tag tone="above">note</Tag> <Tag tone="wrong">error</Tag></p>
      </Part>
      <Part title={say('design.loading')}><Skeleton label={say('design.loading')} lines={4} /></Part>
    </div>
  )
}

const changed = [
  { kind: 'same', text: 'Writes the search down so that ' },
  { kind: 'removed', text: 'others' },
  { kind: 'added', text: 'teammates' },
  { kind: 'same', text: ' can find the next one faster.' },
] as const

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.part}>
    <h2>{title}</h2>
    <div>{children}</div>
  </section>
)

function Marks() {
  return (
    <>
      <p className={css.text}>{say('design.mark-text')}</p>
      {fillings.map((filling) => (
        <div key={filling} className={css.marks}>
          {[1, 2, 3, 4, 5, 6].map((height) => <CairnMark key={height} height={height} filling={filling} stone={9} />)}
          <code>{filling}</code>
        </div>
      ))}
      <div className={css.marks}><CairnMark height={3} stone={12} tipped /><CairnMark height={3} stone={6} tipped /><CairnMark height={3} stone={3} tipped /></div>
    </>
  )
}

function Type() {
  return (
    <>
      {sizes.map((size) => <p key={size} className={css.sample} data-size={size}>{say('design.type-sample')}</p>)}
      <p className={css.serif}>{say('design.serif-text')}</p>
      <p className={css.text}>{say('design.sans-text')}</p>
    </>
  )
}

function Buttons() {
  return (
    <div className={css.row}>
      <Button kind="primary">Primary</Button>
      <Button>Plain</Button>
      <Button kind="quiet">Quiet</Button>
      <Button kind="danger">Danger</Button>
      <Button kind="primary" busy>Busy</Button>
      <Button disabled>Disabled</Button>
      <Button small>Small</Button>
      <Popover className={css.opener} label="Popover"><p className={css.text}>{say('design.sans-text')}</p></Popover>
      <Segmented label="Segmented" options={[{ value: 'a', label: 'One' }, { value: 'b', label: 'Two' }, { value: 'c', label: 'Three' }]} value="b" onChange={() => undefined} />
    </div>
  )
}

function Fields() {
  return (
    <div className={css.fields}>
      <TextField label={say('welcome.name')} hint={say('welcome.own-text')} defaultValue="Fellside" />
      <TextField label={say('welcome.email')} problem={say('publish.message-missing')} defaultValue="ada@" />
      <TextField label={say('welcome.password')} disabled defaultValue="" />
    </div>
  )
}

function Notices() {
  return (
    <div className={css.notices}>
      {(['plain', 'note', 'success', 'warning', 'error'] as const).map((tone) => <Notice key={tone} tone={tone} title={tone}><p>{say('trouble.missing-text')}</p></Notice>)}
    </div>
  )
}
