//! The products list on screen: its words, its cells, and what is done to products.

use domain::format::{DateStyle, date, money, percent};
use domain::ids::ProductId;
use domain::listing::{Criterion, ListRow, StateId};
use domain::products::listing::{
    BARCODE, CATEGORY, COST, CREATED, KIND, NAME, PRICE, REFERENCE, UNIT, VAT, cost, kind, picture, price, vat,
};
use domain::products::{PRODUCTS, ProductKind, ProductState};
use domain::state::Act;
use domain::table::ColumnIndex;
use maud::{Markup, html};
use uuid::Uuid;

use super::api::{act_on_products, put_products_back};
use super::wording;
use engines::listing::{Face, Look, Verbs, Word, marked};
use kit::ui::{BadgeKind, Glyph, markup};
use kit::words::{Locale, integer, td_string};

/// The products list.
pub static FACE: Face = Face {
    listing: &PRODUCTS,
    class: "products",
    glyph: Glyph::Tag,
    word,
    count: wording::count,
    column,
    column_class,
    title,
    cell,
    state: |l, state| ProductState::of(state).map_or("", |state| wording::states(l, state)),
    tag,
    standing,
    criterion,
    values,
    links: |_, _| Vec::new(),
    verbs: Verbs {
        acts,
        after: |state, act| ProductState::of(state)?.after(act).ok().map(ProductState::id),
        is_editable: |state| ProductState::of(state).is_some_and(ProductState::editable),
        bulk: &[Act::Archive, Act::Delete, Act::Restore],
        done,
        send: |ids, act| {
            Box::pin(async move {
                let previous = act_on_products(ids.into_iter().map(ProductId).collect(), act).await?;
                Ok(previous.into_iter().map(|(id, state)| (id.0, state.id())).collect())
            })
        },
        put_back: |previous| {
            let state = |(id, state): (Uuid, StateId)| Some((ProductId(id), ProductState::of(state)?));
            let previous = previous.into_iter().filter_map(state).collect();
            Box::pin(async move { put_products_back(previous).await })
        },
        instead: |_| None,
    },
    bulk: None,
    is_imported: true,
    export: Some(|l| vec![("csv", td_string!(l, listing.export_csv)), ("xlsx", td_string!(l, listing.export_xlsx))]),
};

fn word(l: Locale, word: Word) -> &'static str {
    match word {
        Word::Title => td_string!(l, products.title),
        Word::ListLabel => td_string!(l, products.list_label),
        Word::FilterLabel => td_string!(l, products.filter_label),
        Word::New => td_string!(l, products.new_title),
        Word::Edit => td_string!(l, products.edit),
        Word::Column => td_string!(l, products.column_product),
        Word::EmptyTitle => td_string!(l, products.empty_title),
        Word::EmptyText => td_string!(l, products.empty_text),
        Word::NoneTitle => td_string!(l, products.none_title),
        Word::NoneText => td_string!(l, products.none_text),
        Word::NoneInState => td_string!(l, products.none_in_state),
        Word::Bulk => td_string!(l, products.bulk_label),
        Word::Import => td_string!(l, products.import_products),
        // There is no sum: nobody asks.
        Word::Total | Word::SecondTotal => "",
    }
}

fn column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        REFERENCE => td_string!(l, products.reference),
        KIND => td_string!(l, products.kind),
        CATEGORY => td_string!(l, products.category),
        UNIT => td_string!(l, products.unit),
        PRICE => td_string!(l, products.price),
        VAT => td_string!(l, products.vat),
        COST => td_string!(l, products.cost),
        BARCODE => td_string!(l, products.barcode),
        CREATED => td_string!(l, products.column_created),
        _ => td_string!(l, products.column_product),
    }
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        REFERENCE => "fit cell-who",
        KIND => "low col-kind",
        CATEGORY => "low col-category",
        UNIT => "low col-unit",
        PRICE => "num cell-sum",
        VAT => "low num col-vat",
        COST => "low num col-cost",
        BARCODE => "low col-barcode",
        CREATED => "low col-created",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    let name = row.text(NAME);
    let picture = picture(row).map(|file| format!("/files/{file}"));
    html! {
        a.name href=(FACE.record(row.id)) {
            (markup::avatar(name, picture.as_deref()))
            span { (marked(name, &look.found)) }
        }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let none = || "—".to_owned();
    let content = match column {
        KIND => html! { (kind(row).map_or("", |kind| wording::kind(look.l, kind))) },
        CATEGORY | UNIT => html! { (row.text(column)) },
        PRICE => {
            return html! {
                td class=(column_class(column)) {
                    @if let Some((price, basis)) = price(row) {
                        (money(price, look.f)) " " span.soft { (wording::basis(look.l, basis)) }
                    }
                }
            };
        }
        VAT => html! { (vat(row).map_or_else(none, |rate| percent(rate, look.f))) },
        COST => html! { (cost(row).map_or_else(none, |cost| money(cost, look.f))) },
        CREATED => html! { (row.day(CREATED).map_or_else(none, |day| date(day, DateStyle::Medium, look.f))) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (column_class(column)) " soft" } { (content) } }
}

fn tag(l: Locale, _: &ListRow, state: StateId) -> Option<(BadgeKind, &'static str)> {
    let state = ProductState::of(state)?;
    let kind = match state {
        ProductState::Active => return None,
        ProductState::Archived => BadgeKind::Warn,
        ProductState::Deleted => BadgeKind::Bad,
    };
    Some((kind, wording::state(l, state)))
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = ProductState::of(state).unwrap_or_default();
    let kind = match state {
        ProductState::Active => BadgeKind::Good,
        ProductState::Archived => BadgeKind::Warn,
        ProductState::Deleted => BadgeKind::Bad,
    };
    (kind, wording::state(l, state))
}

fn criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "category" => td_string!(l, products.category),
        "vat" => td_string!(l, products.vat),
        "price_from" => td_string!(l, products.price_from),
        "price_to" => td_string!(l, products.price_to),
        "from" => td_string!(l, products.created_from),
        "to" => td_string!(l, products.created_to),
        _ => td_string!(l, products.kind),
    }
}

/// Only what a product is has values that are the same in every company.
fn values(l: Locale, _: &Criterion, _: &str) -> Vec<(String, String)> {
    ProductKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), wording::kind(l, *kind).to_owned())).collect()
}

fn acts(state: StateId) -> &'static [Act] {
    match ProductState::of(state) {
        Some(ProductState::Active) => &[Act::Archive, Act::Delete],
        Some(ProductState::Archived) => &[Act::Restore, Act::Delete],
        Some(ProductState::Deleted) => &[Act::Restore],
        None => &[],
    }
}

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Archive => td_string!(l, products.done_archived_one, name = name).to_string(),
            Act::Delete => td_string!(l, products.done_deleted_one, name = name).to_string(),
            _ => td_string!(l, products.done_restored_one, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Archive => td_string!(l, products.done_archived_many, count = count).to_string(),
        Act::Delete => td_string!(l, products.done_deleted_many, count = count).to_string(),
        _ => td_string!(l, products.done_restored_many, count = count).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_act_leads_where_the_rules_say() {
        let after = |state: ProductState, act| (FACE.verbs.after)(state.id(), act);
        assert_eq!(after(ProductState::Active, Act::Archive), Some(ProductState::Archived.id()));
        assert_eq!(after(ProductState::Archived, Act::Restore), Some(ProductState::Active.id()));
        assert_eq!(after(ProductState::Deleted, Act::Archive), None);
        assert_eq!(after(ProductState::Active, Act::Deactivate), None);
        for &state in ProductState::ALL {
            assert!(acts(state.id()).iter().all(|act| after(state, *act).is_some()), "{state:?}");
        }
    }

    #[test]
    fn every_column_and_criterion_has_words_of_its_own() {
        let columns: BTreeSet<_> = PRODUCTS.columns.iter().map(|of| column(Locale::en, *of)).collect();
        assert_eq!(columns.len(), PRODUCTS.columns.len());
        let criteria: BTreeSet<_> = PRODUCTS.criteria.iter().map(|of| criterion(Locale::en, of.name)).collect();
        assert_eq!(criteria.len(), PRODUCTS.criteria.len());
    }
}
