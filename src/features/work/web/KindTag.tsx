import { say } from '../../../phrases/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { WorkKind } from '../model.ts'

export const KindTag = ({ kind }: { kind: WorkKind }) => <Tag>{say(`work.kind-${kind}`)}</Tag>
