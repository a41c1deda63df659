import { ActionIcon, TextInput } from '@mantine/core';
import { IconSelector, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, Suspense, useRef, useState, useTransition } from 'react';
import { late } from '../shell/late';
import { LateFailure } from '../shell/late-failure';
import type { FilterProps } from './filter-fields';

const AgentSelect = late(async () => (await import('./agent-select')).AgentSelect);

/** One agent, or all. The list of agents and its code are loaded when the field is used. */
export function AgentFilter(props: FilterProps) {
  const [isWanted, setWanted] = useState(false);
  const [isComing, startComing] = useTransition();
  const [text, setText] = useState('');
  const come = () => startComing(() => setWanted(true));
  const leave = () => {
    if (!isComing) return;
    setWanted(false);
    setText('');
  };
  return (
    <LateFailure>
      {/* The plain field stays until the select has loaded, so this never shows a fallback. */}
      <Suspense>
        {isWanted ? (
          <AgentSelect {...props} begun={text} />
        ) : (
          <AgentField {...props} text={text} isComing={isComing} onText={setText} onCome={come} onLeave={leave} />
        )}
      </Suspense>
    </LateFailure>
  );
}

type AgentFieldProps = FilterProps & {
  text: string;
  isComing: boolean;
  onText: (text: string) => void;
  onCome: () => void;
  onLeave: () => void;
};

/** Looks like the select that replaces it, and accepts typing until then. */
function AgentField({ filters, onChange, text, isComing, onText, onCome, onLeave }: AgentFieldProps) {
  const chosen = filters.agent_id;
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'Enter') onCome();
  };
  return (
    <TextInput
      ref={field}
      role="combobox"
      aria-label="Agent"
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-busy={isComing || undefined}
      placeholder="All agents"
      autoComplete="off"
      value={text === '' ? (chosen ?? '') : text}
      rightSectionPointerEvents={chosen === undefined ? 'none' : 'all'}
      rightSection={
        chosen === undefined ? (
          <IconSelector size={16} stroke={1.75} aria-hidden />
        ) : (
          <ActionIcon
            size={22}
            variant="subtle"
            color="gray"
            aria-label="All agents"
            onClick={() => {
              field.current?.focus();
              onChange({ agent_id: undefined });
            }}
          >
            <IconX size={14} stroke={1.75} aria-hidden />
          </ActionIcon>
        )
      }
      onClick={onCome}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
      onChange={({ currentTarget: { value } }) => {
        onText(chosen === undefined || text !== '' ? value : value.replace(chosen, ''));
        onCome();
      }}
    />
  );
}
