use domain::clients::columns::{Density, ListColumn, ListLook};
use leptos::prelude::*;

use super::look;
use crate::order::MoveButtons;
use crate::ui::{Button, CheckField, ChoiceLayout, Dialog, RadioGroup};
use crate::words::{td_string, words};

/// A column, and whether it is shown.
type Entry = (ListColumn, bool);

/// Columns, their order, and how close rows stand; the list behind changes at once.
#[component]
pub fn ColumnsDialog(
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let all = RwSignal::new(look.with_untracked(ListLook::all_columns));
    // Counts how often everything was put back: what stands in the fields is drawn anew then.
    let drawn = RwSignal::new(0_u32);
    let keep = move |new: ListLook| {
        look::keep(&new);
        look.set(new);
    };
    let change = move |change: &dyn Fn(&mut [Entry])| {
        all.update(|all| change(all));
        let columns =
            all.with_untracked(|all| all.iter().filter(|(_, is_shown)| *is_shown).map(|(column, _)| *column).collect());
        keep(ListLook { columns, density: look.with_untracked(|look| look.density) });
    };
    let is_usual = Memo::new(move |_| look.with(|look| *look == ListLook::default()));
    let row = move |(column, _): (ListColumn, u32)| {
        let name = look::name(l, column);
        let at = Memo::new(move |_| all.with(|all| all.iter().position(|(other, _)| *other == column)).unwrap_or(0));
        let is_shown = all.with_untracked(|all| all.iter().any(|(other, is_shown)| *other == column && *is_shown));
        let show = move |on| {
            change(&|all| all.iter_mut().filter(|(other, _)| *other == column).for_each(|entry| entry.1 = on));
        };
        let to = move |place: usize| {
            let from = at.get_untracked();
            change(&|all| {
                if from < all.len() && place < all.len() {
                    all.swap(from, place);
                }
            });
        };
        view! {
            <li class="columns-row">
                <CheckField
                    name="column"
                    id=format!("column-{}", column.as_str())
                    label=name
                    checked=is_shown
                    on_change=Callback::new(show)
                />
                <MoveButtons
                    id=format!("column-{}", column.as_str())
                    label=Signal::stored(name.to_owned())
                    place=at
                    count=ListColumn::ALL.len()
                    on_move=Callback::new(to)
                />
            </li>
        }
    };
    let densities = move || {
        vec![
            (Density::Comfortable.as_str().to_owned(), td_string!(l, clients.density_comfortable).to_owned()),
            (Density::Compact.as_str().to_owned(), td_string!(l, clients.density_compact).to_owned()),
        ]
    };
    let density = Callback::new(move |chosen: String| {
        keep(ListLook { density: Density::parse(&chosen).unwrap_or_default(), ..look.get_untracked() });
    });
    let reset = move |_| {
        keep(ListLook::default());
        all.set(ListLook::default().all_columns());
        drawn.update(|times| *times += 1);
    };
    let rows = move || {
        let times = drawn.get();
        all.with(|all| all.iter().map(|(column, _)| (*column, times)).collect::<Vec<_>>())
    };
    let densities = move || {
        drawn.track();
        let value = look.with_untracked(|look| look.density.as_str());
        view! {
            <RadioGroup
                name="density"
                label=td_string!(l, clients.density)
                options=densities()
                value
                layout=ChoiceLayout::Segmented
                on_change=density
            />
        }
    };
    view! {
        <Dialog id="columns" open title=td_string!(l, clients.columns) close_label=td_string!(l, common.close)>
            <ul class="columns-list">
                <For each=rows key=|(column, times)| (column.as_str(), *times) children=row/>
            </ul>
            {densities}
            <div class="dialog-actions">
                <Button disabled=is_usual on:click=reset>{td_string!(l, clients.columns_reset)}</Button>
            </div>
        </Dialog>
    }
}
