import css from './Skeleton.module.css'

const widths = [css.wide, css.middle, css.narrow]

/** Stands where text is about to be, in its shape, so that the page does not jump. Announced once. */
export function Skeleton({ lines = 6, label }: { lines?: number; label: string }) {
  return (
    <div className={css.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, index) => <span key={index} className={widths[index % widths.length]} aria-hidden />)}
    </div>
  )
}
