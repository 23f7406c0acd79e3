// The settings open at the first part the reader may see.
import { Navigate } from '@tanstack/react-router';
import { NotThere } from '../../ui/route-faces.tsx';
import { useParts, useSettings } from './settings-frame.tsx';

export function Settings() {
  const { base } = useSettings();
  const [first] = useParts();
  return first === undefined ? <NotThere /> : <Navigate to={`${base}/${first}`} replace />;
}
