import { Component, type ReactNode } from 'react';

type BoundaryProps = {
  readonly children: ReactNode;
  /** What is shown in place of a screen that broke; `again` shows the screen once more. */
  readonly fallback: (kind: string, again: () => void) => ReactNode;
};

type BoundaryState = { readonly fault: string | null };

/** Catches a fault of one screen: the rail, the clock and the vault go on. The text of the fault is not shown. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: null };

  static getDerivedStateFromError(fault: unknown): BoundaryState {
    return { fault: fault instanceof Error ? fault.name : 'unknown' };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return this.props.fallback(this.state.fault, () => this.setState({ fault: null }));
  }
}
