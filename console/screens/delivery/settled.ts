// What is typed, once the hands have rested for a moment.
import { useEffect, useState } from 'react';

const restMs = 400;

/** Values are the same when their JSON is. */
export function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
}
