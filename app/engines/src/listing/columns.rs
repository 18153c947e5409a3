use domain::error::Refusal;
use domain::listing::{ColumnId, ColumnWidth, CustomColumn, Density, ListLook, ShownColumn};
use leptos::prelude::*;

use super::custom::Head;
use super::{Face, look};
use kit::order::MoveButtons;
use kit::ui::{Button, CheckField, ChoiceLayout, Dialog, Glyph, Icon, RadioGroup, anew, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// A column, and whether it is shown.
type Entry = (ShownColumn, bool);

/// The widths that one chooses from, in rem; any other is pulled with a pointer.
const WIDTHS: [u8; 4] = [6, 10, 16, 24];

/// Columns, their order, and how close rows stand; the list behind changes at once.
#[component]
pub fn ColumnsDialog(
    /// The list.
    face: &'static Face,
    /// The fields that the company has added.
    fields: Vec<CustomColumn>,
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let all = RwSignal::new(look.with_untracked(|look| look.all_columns(face.listing, &fields)));
    let count = all.with_untracked(Vec::len);
    let fields = StoredValue::new(fields);
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
    let row = move |(column, _): (ColumnId, u32)| {
        let name =
            fields.with_value(|fields| Head::of(l, face, column, fields)).map(|head| head.name).unwrap_or_default();
        let is_it = move |entry: &Entry| entry.0.column == column;
        let at = Memo::new(move |_| all.with(|all| all.iter().position(is_it)).unwrap_or(0));
        let first = all.with_untracked(|all| all.iter().copied().find(is_it));
        let (is_shown, width) = first.map_or((false, None), |(shown, is_shown)| (is_shown, shown.width));
        let shown = RwSignal::new(is_shown);
        let show = move |on| {
            if on && all.with_untracked(|all| is_one_too_many(column, all)) {
                let max = u32::try_from(ListLook::MOST_CUSTOM).unwrap_or(u32::MAX);
                toasts.bad(words::refusal(l, &Refusal::TooMany { max }));
                return drawn.update(|times| *times += 1);
            }
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
                    label=name.clone()
                    checked=is_shown
                    on_change=Callback::new(show)
                />
                <WidthChoice name=name.clone() width is_shown=shown on_choice=Callback::new(widen)/>
                <MoveButtons
                    id=format!("column-{}", face.listing.name(column))
                    label=Signal::stored(name)
                    place=at
                    count
                    on_move=Callback::new(to)
                />
            </li>
        }
    };
    let density = Callback::new(move |chosen: String| {
        keep(ListLook { density: Density::parse(&chosen).unwrap_or_default(), ..look.get_untracked() });
    });
    let reset = move |_| {
        keep(ListLook::usual(face.listing));
        all.set(fields.with_value(|fields| ListLook::usual(face.listing).all_columns(face.listing, fields)));
        drawn.update(|times| *times += 1);
    };
    let rows = move || {
        let times = drawn.get();
        all.with(|all| all.iter().map(|(shown, _)| (shown.column, times)).collect::<Vec<_>>())
    };
    let densities = move || anew(drawn.get(), density_choice(l, look.with_untracked(|look| look.density), density));
    view! {
        <Dialog id="columns" open title=td_string!(l, listing.columns) close_label=td_string!(l, common.close)>
            <ul class="columns-list">
                <For each=rows key=|(column, times)| (*column, *times) children=row/>
            </ul>
            {densities}
            <div class="dialog-actions">
                <Button disabled=is_usual on:click=reset>{td_string!(l, listing.columns_reset)}</Button>
            </div>
        </Dialog>
    }
}

/// How close rows stand.
fn density_choice(l: Locale, chosen: Density, on_change: Callback<String>) -> AnyView {
    let options = vec![
        (Density::Comfortable.as_str().to_owned(), td_string!(l, listing.density_comfortable).to_owned()),
        (Density::Compact.as_str().to_owned(), td_string!(l, listing.density_compact).to_owned()),
    ];
    view! {
        <RadioGroup
            name="density"
            label=td_string!(l, listing.density)
            options
            value=chosen.as_str()
            layout=ChoiceLayout::Segmented
            on_change
        />
    }
    .into_any()
}

/// Whether a column is of the company's own, and as many of these are shown as there may be.
fn is_one_too_many(column: ColumnId, all: &[Entry]) -> bool {
    let is_custom = |column| matches!(column, ColumnId::Custom(_));
    let shown = all.iter().filter(|(shown, is_shown)| *is_shown && is_custom(shown.column));
    is_custom(column) && shown.count() >= ListLook::MOST_CUSTOM
}

/// How wide a column is.
#[component]
fn WidthChoice(
    /// The column's name.
    name: String,
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
