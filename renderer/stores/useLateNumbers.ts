import { useEffect, useState } from 'react';
import { useNumbersStore } from './EditorProvider.tsx';

const lateAfterMilliseconds = 150;

/** Whether the shown figures have been old for so long that they are to look old; sooner it would be a flicker with every key. */
export function useLateNumbers(): boolean {
  const isOld = useNumbersStore((state) => state.stale || state.estimating);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isOld) return undefined;
    const timer = setTimeout(() => setIsLate(true), lateAfterMilliseconds);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isOld]);
  return isOld && isLate;
}
