use domain::documents::LineKind;
use domain::documents::form::LINES;
use leptos::{html, prelude::*};

use super::drag::Drag;
use super::keys::{pasted_into, pressed};
use super::line::LineRow;
use super::options::line_path;
use super::state::FormState;
use super::wording;
use kit::order::{Spoken, focus_later};
use kit::ui::{Button, ButtonKind, Glyph, Icon, Kbd, field_id};
use kit::words::{Locale, td_string};

/// What is sold: the lines, one below the other, and what adds one.
#[component]
pub fn Lines(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let list = NodeRef::<html::Div>::new();
    let drag = Drag::new(state, list);
    let (spoken, with_costs) = (RwSignal::new(String::new()), RwSignal::new(false));
    let error = state.error(LINES);
    view! {
        <section class="card lines-card" aria-label=td_string!(l, editor.lines)>
            <div
                class="lines"
                class:with-costs=move || with_costs.get()
                // The summary of errors brings the focus here, where it is all of them that are too many.
                id=LINES
                tabindex="-1"
                node_ref=list
                on:keydown=move |event| pressed(state, spoken, &event)
                on:paste=move |event| pasted_into(state, &event)
                on:pointerdown=move |event| drag.down(&event)
                on:pointermove=move |event| drag.moved(&event)
                on:pointerup=move |_| drag.up()
                on:pointercancel=move |_| drag.up()
            >
                {heads(state)}
                <For each=move || state.rows.with(|rows| rows.of(LINES).to_vec()) key=|row| *row let(row)>
                    <LineRow state row held=drag.held/>
                </For>
            </div>
            {move || error.get().map(|text| view! {
                <p class="field-error lines-wrong" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
            <div class="lines-foot">
                {[LineKind::Item, LineKind::Section, LineKind::Subtotal, LineKind::Text].map(|kind| adder(state, kind)).collect_view()}
                {state.sees_margins().then(|| costs(l, with_costs))}
                <p class="lines-keys only-wide">
                    <Kbd>"↵"</Kbd> {td_string!(l, editor.key_next)} <Kbd>"Alt"</Kbd> <Kbd>"↑"</Kbd> <Kbd>"↓"</Kbd>
                    {td_string!(l, editor.key_move)}
                </p>
            </div>
            <Spoken words=spoken/>
        </section>
    }
}

/// What stands in the columns, for whoever sees them; each input says it itself as well.
fn heads(state: FormState) -> impl IntoView {
    let l = state.l;
    let basis = Memo::new(move |_| state.figures().with(|figures| figures.counted.data.price_basis));
    let head = |name: &'static str| view! { <span class=format!("line-{name}")>{wording::line_field(l, name)}</span> };
    view! {
        <div class="lines-head" aria-hidden="true">
            <span class="line-words">{wording::line_field(l, "description")}</span>
            {head("quantity")}
            {head("unit")}
            <span class="line-price">
                {move || td_string!(l, editor.price_on_basis, basis = wording::basis(l, basis.get())).to_string()}
            </span>
            {head("discount")}
            {head("vat")}
            <span class="line-amount">
                {move || td_string!(l, editor.total_on_basis, basis = wording::basis(l, basis.get())).to_string()}
            </span>
        </div>
    }
}

/// Adds a line of a kind at the end, and goes there.
fn adder(state: FormState, kind: LineKind) -> impl IntoView {
    let add = move |()| {
        let last = state.rows.with_untracked(|rows| rows.of(LINES).last().copied());
        let row = state.add_line(kind, last);
        focus_later(field_id(&line_path(row, "description")));
    };
    view! { <Button kind=ButtonKind::Quiet icon=Glyph::Plus class="sm" on_press=add>{added(state.l, kind)}</Button> }
}

/// What a button adds.
fn added(l: Locale, kind: LineKind) -> &'static str {
    match kind {
        LineKind::Item => td_string!(l, editor.add_line),
        LineKind::Section | LineKind::Subtotal | LineKind::Text => wording::line_words(l, kind),
    }
}

/// Shows what each line costs, or hides it: few people write it at each line.
fn costs(l: Locale, with_costs: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="button quiet sm"
            type="button"
            aria-pressed=move || with_costs.get().to_string()
            on:click=move |_| with_costs.update(|on| *on = !*on)
        >
            {td_string!(l, editor.show_costs)}
        </button>
    }
}
