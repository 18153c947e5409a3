use domain::listing::{ColumnWidth, Density, ListLook, ShownColumn};
use domain::table::ColumnIndex;
use leptos::prelude::*;

use super::{Face, look};
use kit::order::MoveButtons;
use kit::ui::{Button, CheckField, ChoiceLayout, Dialog, Glyph, Icon, RadioGroup, anew};
use kit::words::{td_string, words};

/// A column, and whether it is shown.
type Entry = (ShownColumn, bool);

/// The widths that one chooses from, in rem; any other is pulled with a pointer.
const WIDTHS: [u8; 4] = [6, 10, 16, 24];

/// Columns, their order, and how close rows stand; the list behind changes at once.
#[component]
pub fn ColumnsDialog(
    /// The list.
    face: &'static Face,
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let all = RwSignal::new(look.with_untracked(|look| look.all_columns(face.listing)));
    // Counts how often everything was put back: what stands in the fields is drawn anew then.
    let drawn = RwSignal::new(0_u32);
    let keep = move |new: ListLook| {
        look::keep(face, &new);
        look.set(new);
    };
    let change = move |change: &dyn Fn(&mut [Entry])| {
        all.update(|all| change(all));
        let columns =
            all.with_untracked(|all| all.iter().filter(|(_, is_shown)| *is_shown).map(|(shown, _)| *shown).collect());
        keep(ListLook { columns, density: look.with_untracked(|look| look.density) });
    };
    let is_usual = Memo::new(move |_| look.with(|look| *look == ListLook::usual(face.listing)));
    let row = move |(column, _): (ColumnIndex, u32)| {
        let name = (face.column)(l, column);
        let is_it = move |entry: &Entry| entry.0.column == column;
        let at = Memo::new(move |_| all.with(|all| all.iter().position(is_it)).unwrap_or(0));
        let first = all.with_untracked(|all| all.iter().copied().find(is_it));
        let (is_shown, width) = first.map_or((false, None), |(shown, is_shown)| (is_shown, shown.width));
        let shown = RwSignal::new(is_shown);
        let show = move |on| {
            shown.set(on);
            change(&|all| all.iter_mut().filter(|entry| is_it(entry)).for_each(|entry| entry.1 = on));
        };
        let widen = move |width: Option<ColumnWidth>| {
            change(&|all| all.iter_mut().filter(|entry| is_it(entry)).for_each(|entry| entry.0.width = width));
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
                    id=format!("column-{}", face.listing.name(column))
                    label=name
                    checked=is_shown
                    on_change=Callback::new(show)
                />
                <WidthChoice name width is_shown=shown on_choice=Callback::new(widen)/>
                <MoveButtons
                    id=format!("column-{}", face.listing.name(column))
                    label=Signal::stored(name.to_owned())
                    place=at
                    count=face.listing.columns.len()
                    on_move=Callback::new(to)
                />
            </li>
        }
    };
    let densities = move || {
        vec![
            (Density::Comfortable.as_str().to_owned(), td_string!(l, listing.density_comfortable).to_owned()),
            (Density::Compact.as_str().to_owned(), td_string!(l, listing.density_compact).to_owned()),
        ]
    };
    let density = Callback::new(move |chosen: String| {
        keep(ListLook { density: Density::parse(&chosen).unwrap_or_default(), ..look.get_untracked() });
    });
    let reset = move |_| {
        keep(ListLook::usual(face.listing));
        all.set(ListLook::usual(face.listing).all_columns(face.listing));
        drawn.update(|times| *times += 1);
    };
    let rows = move || {
        let times = drawn.get();
        all.with(|all| all.iter().map(|(shown, _)| (shown.column, times)).collect::<Vec<_>>())
    };
    let densities = move || {
        let value = look.with_untracked(|look| look.density.as_str());
        let group = view! {
            <RadioGroup
                name="density"
                label=td_string!(l, listing.density)
                options=densities()
                value
                layout=ChoiceLayout::Segmented
                on_change=density
            />
        };
        anew(drawn.get(), group.into_any())
    };
    view! {
        <Dialog id="columns" open title=td_string!(l, listing.columns) close_label=td_string!(l, common.close)>
            <ul class="columns-list">
                <For each=rows key=|(column, times)| (face.listing.name(*column), *times) children=row/>
            </ul>
            {densities}
            <div class="dialog-actions">
                <Button disabled=is_usual on:click=reset>{td_string!(l, listing.columns_reset)}</Button>
            </div>
        </Dialog>
    }
}

/// How wide a column is.
#[component]
fn WidthChoice(
    /// The column's name.
    name: &'static str,
    /// Its width at first.
    width: Option<ColumnWidth>,
    /// Whether it is in the list.
    is_shown: RwSignal<bool>,
    /// Runs with the width chosen.
    on_choice: Callback<Option<ColumnWidth>>,
) -> impl IntoView {
    let l = words();
    let rem = width.map(ColumnWidth::rem);
    let words = [
        td_string!(l, listing.width_narrow),
        td_string!(l, listing.width_medium),
        td_string!(l, listing.width_wide),
        td_string!(l, listing.width_widest),
    ];
    let option = |value: u8, words: &'static str| view! { <option value=value.to_string() selected=rem == Some(value)>{words}</option> };
    let own = rem.filter(|rem| !WIDTHS.contains(rem)).map(|rem| option(rem, td_string!(l, listing.width_own)));
    view! {
        <span class="select columns-width">
            <select
                class="input"
                aria-label=td_string!(l, listing.width_of, name = name).to_string()
                disabled=move || !is_shown.get()
                on:change:target=move |event| on_choice.run(event.target().value().parse().ok().map(ColumnWidth::nearest))
            >
                <option value="">{td_string!(l, listing.width_usual)}</option>
                {WIDTHS.into_iter().zip(words).map(|(rem, words)| option(rem, words)).collect_view()}
                {own}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
    }
}
