import { useEffect, useRef, useState } from 'react'

const pauseMilliseconds = 350

/**
 * Text that takes effect as it is typed, while the address follows when the typing pauses. Where somebody else
 * changes the address, by a link or by going back, the text follows it.
 */
export function useTypedText(inAddress: string, write: (text: string) => void): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(inAddress)
  const [before, setBefore] = useState(inAddress)
  const [written, setWritten] = useState<string>()
  if (inAddress !== before) {
    setBefore(inAddress)
    setWritten(undefined)
    if (inAddress.trim() !== written?.trim()) setText(inAddress)
  }
  const latest = useRef({ inAddress, write })
  useEffect(() => {
    latest.current = { inAddress, write }
  })
  useEffect(() => {
    const pause = setTimeout(() => {
      if (latest.current.inAddress === text) return
      setWritten(text)
      latest.current.write(text)
    }, pauseMilliseconds)
    return () => clearTimeout(pause)
  }, [text])
  return [text, setText]
}
