import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import css from '../../../ui/Page.module.css'

/** An address inside a framework that names nothing in its current version. */
export function NoSuchPart({ framework }: { framework: string }) {
  usePageTitle(say('trouble.missing'))
  return (
    <div className={css.page}>
      <Empty wholePage title={say('trouble.missing')} mark={<CairnMark height={1} filling="outline" stone={10} />}>
        <p>{say('trouble.missing-text')}</p>
        <Link to="/frameworks/$framework/roles" params={{ framework }} className={buttonClass()}>{say('framework.roles')}</Link>
      </Empty>
    </div>
  )
}
