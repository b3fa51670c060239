import type { ReactNode } from 'react';
import css from './decision-card.module.css';
import { Pill } from './pill.tsx';

/** A name on a line. `what`: the role and the instant; without `isSigned` the line is empty and dashed. */
export type Signature = { readonly name: string; readonly what: ReactNode; readonly isSigned: boolean };

type DecisionCardProps = {
  readonly kind: 'proposal' | 'decision';
  /** Rule and facts version beside the pill. */
  readonly basis: ReactNode;
  readonly sentence: string;
  readonly reasons?: ReactNode;
  /** Adviser left. */
  readonly adviser: Signature;
  /** Decider right. */
  readonly decider: Signature;
  readonly seal?: ReactNode;
  readonly children?: ReactNode;
};

/** What the app proposes has a dashed frame; what a person decided is a solid card with names and seal. */
export function DecisionCard(props: DecisionCardProps) {
  const isDecision = props.kind === 'decision';
  return (
    <article className={css.card} data-kind={props.kind}>
      <p className={css.head}>
        <Pill kind={isDecision ? 'decided' : 'proposal'} />
        <span className={css.basis}>{props.basis}</span>
      </p>
      <p className={css.sentence}>{isDecision ? `“${props.sentence}”` : props.sentence}</p>
      {props.reasons !== undefined && <p className={css.reasons}>{props.reasons}</p>}
      <div className={css.names}>
        <SignatureLine signature={props.adviser} />
        <SignatureLine signature={props.decider} />
      </div>
      {props.seal !== undefined && <p className={css.seal}>{props.seal}</p>}
      {props.children !== undefined && <div className={css.acts}>{props.children}</div>}
    </article>
  );
}

function SignatureLine({ signature }: { readonly signature: Signature }) {
  return (
    <div className={css.signature} data-signed={signature.isSigned || undefined}>
      <p className={css.name}>{signature.name}</p>
      <p className={css.what}>{signature.what}</p>
    </div>
  );
}
