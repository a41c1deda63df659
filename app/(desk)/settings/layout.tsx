import type { ReactNode } from 'react';
import { SettingsFrame } from '#components/settings/settings-frame';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../desk-page';

/** The frame of all settings pages. People without permission to change settings see none of it. */
export default deskPage<{ children: ReactNode }>(deskPages.settings, (_reader, { children }) => (
  <SettingsFrame>{children}</SettingsFrame>
));
