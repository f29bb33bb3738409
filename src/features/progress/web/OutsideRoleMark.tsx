import css from './OutsideRoleMark.module.css'

/** Somebody says that a competency is no part of the role: a ring with a stroke through it, which stands beside the ladder and never on it. */
export const OutsideRoleMark = () => (
  <svg className={css.mark} width={14} height={14} viewBox="0 0 14 14" aria-hidden>
    <circle cx={7} cy={7} r={5.5} />
    <path d="M3.1 10.9 10.9 3.1" />
  </svg>
)
