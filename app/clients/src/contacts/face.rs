//! The contacts list on screen (A5): its words, its cells, and what is done to contacts.

use domain::contacts::listing::{
    BILLING, CLIENTS, CREATED, DUNNING, EMAIL, MARKETING_EMAIL, MARKETING_SMS, MOBILE, NAME, PHONE, POSITION, PRIMARY,
    RECEIVES_INVOICES, SOURCE, UPDATED, clients,
};
use domain::contacts::{CONTACTS, ContactState};
use domain::error::Refusal;
use domain::format::{DateStyle, date};
use domain::identifiers::phone::spaced;
use domain::ids::ContactId;
use domain::listing::{Criterion, ListRow, StateId};
use domain::state::Act;
use domain::table::ColumnIndex;
use maud::{Markup, html};
use uuid::Uuid;

use super::api::{act_on_contacts, put_contacts_back};
use super::wording;
use engines::listing::{Face, Look, Verbs, Word, marked};
use kit::error::AppError;
use kit::ui::{BadgeKind, Glyph, markup};
use kit::words::{Locale, integer, td_string};

/// The contacts list.
pub static FACE: Face = Face {
    listing: &CONTACTS,
    class: "contacts",
    glyph: Glyph::User,
    word,
    count: wording::count,
    column,
    column_class,
    title,
    cell,
    state: |l, state| ContactState::of(state).map_or("", |state| wording::states(l, state)),
    tag,
    standing,
    criterion,
    values,
    links: |_, _| Vec::new(),
    verbs: Verbs {
        acts,
        after: |state, act| ContactState::of(state)?.after(act).ok().map(ContactState::id),
        is_editable: |state| ContactState::of(state).is_some_and(ContactState::editable),
        bulk: &[Act::Deactivate, Act::Activate, Act::Delete, Act::Restore],
        done,
        send: |ids, act| {
            Box::pin(async move {
                let previous = act_on_contacts(ids.into_iter().map(ContactId).collect(), act).await?;
                Ok(previous.into_iter().map(|(id, state)| (id.0, state.id())).collect())
            })
        },
        put_back: |previous| {
            let state = |(id, state): (Uuid, StateId)| Some((ContactId(id), ContactState::of(state)?));
            let previous = previous.into_iter().filter_map(state).collect();
            Box::pin(async move { put_contacts_back(previous).await })
        },
        // Whom clients need is not deleted; no more is written to them all the same (A5.8).
        instead: |error| matches!(error, AppError::Refused(Refusal::ContactInUse)).then_some(Act::Deactivate),
    },
    bulk: None,
    is_imported: false,
    export: None,
};

fn word(l: Locale, word: Word) -> &'static str {
    match word {
        Word::Title => td_string!(l, contacts.title),
        Word::ListLabel => td_string!(l, contacts.list_label),
        Word::FilterLabel => td_string!(l, contacts.filter_label),
        Word::New => td_string!(l, contacts.new_title),
        Word::Edit => td_string!(l, contacts.edit),
        Word::Column => td_string!(l, contacts.column_contact),
        Word::EmptyTitle => td_string!(l, contacts.empty_title),
        Word::EmptyText => td_string!(l, contacts.empty_text),
        Word::NoneTitle => td_string!(l, contacts.none_title),
        Word::NoneText => td_string!(l, contacts.none_text),
        Word::NoneInState => td_string!(l, contacts.none_in_state),
        Word::Bulk => td_string!(l, contacts.bulk_label),
        // There is no sum, and contacts come from files with their clients: nobody asks.
        Word::Total | Word::SecondTotal | Word::Import => "",
    }
}

fn column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        CLIENTS => td_string!(l, contacts.column_clients),
        POSITION => td_string!(l, contacts.position),
        EMAIL => td_string!(l, contacts.email),
        PHONE => td_string!(l, contacts.column_phone),
        MOBILE => td_string!(l, contacts.mobile),
        SOURCE => td_string!(l, contacts.source),
        PRIMARY => td_string!(l, contacts.is_primary),
        BILLING => td_string!(l, contacts.is_billing),
        DUNNING => td_string!(l, contacts.is_dunning),
        RECEIVES_INVOICES => td_string!(l, contacts.receives_invoices),
        MARKETING_EMAIL => td_string!(l, contacts.consent_email),
        MARKETING_SMS => td_string!(l, contacts.consent_sms),
        CREATED => td_string!(l, contacts.column_created),
        UPDATED => td_string!(l, contacts.updated_on),
        _ => td_string!(l, contacts.column_contact),
    }
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        CLIENTS => "fit cell-who",
        POSITION => "low col-position",
        EMAIL => "fit mid",
        PHONE | MOBILE => "low col-phone",
        SOURCE => "low col-source",
        PRIMARY | BILLING | DUNNING | RECEIVES_INVOICES | MARKETING_EMAIL | MARKETING_SMS => "low col-flag",
        CREATED => "low col-created",
        UPDATED => "low col-updated",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    let name = row.text(NAME);
    html! {
        a.name href=(FACE.record(row.id)) {
            (markup::avatar(name, None))
            span { @if name.is_empty() { (td_string!(look.l, contacts.unnamed)) } @else { (marked(name, &look.found)) } }
        }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let content = match column {
        CLIENTS => html! {
            @for (place, client) in clients(row).enumerate() {
                @if place > 0 { ", " }
                (marked(client, &look.found))
            }
        },
        POSITION | SOURCE => html! { (row.text(column)) },
        PHONE | MOBILE => marked(&spaced(row.text(column)), &look.found),
        CREATED | UPDATED => html! {
            (row.day(column).map_or_else(|| "—".to_owned(), |day| date(day, DateStyle::Medium, look.f)))
        },
        PRIMARY | BILLING | DUNNING | RECEIVES_INVOICES | MARKETING_EMAIL | MARKETING_SMS => html! {
            @if row.is(column) { (td_string!(look.l, common.yes)) }
        },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (column_class(column)) " soft" } { (content) } }
}

fn tag(l: Locale, _: &ListRow, state: StateId) -> Option<(BadgeKind, &'static str)> {
    let state = ContactState::of(state)?;
    let kind = match state {
        ContactState::Active => return None,
        ContactState::Inactive => BadgeKind::Neutral,
        ContactState::Deleted => BadgeKind::Bad,
    };
    Some((kind, wording::state(l, state)))
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = ContactState::of(state).unwrap_or_default();
    let kind = match state {
        ContactState::Active => BadgeKind::Good,
        ContactState::Inactive => BadgeKind::Neutral,
        ContactState::Deleted => BadgeKind::Bad,
    };
    (kind, wording::state(l, state))
}

fn criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "primary" => td_string!(l, contacts.is_primary),
        "billing" => td_string!(l, contacts.is_billing),
        "dunning" => td_string!(l, contacts.is_dunning),
        "receives_invoices" => td_string!(l, contacts.receives_invoices),
        "source" => td_string!(l, contacts.source),
        "marketing_email" => td_string!(l, contacts.consent_email),
        "marketing_sms" => td_string!(l, contacts.consent_sms),
        "from" => td_string!(l, contacts.created_from),
        "to" => td_string!(l, contacts.created_to),
        _ => td_string!(l, contacts.relation),
    }
}

/// What a flag says, and what its absence does, whole: it stands alone among what narrows the list.
fn values(l: Locale, criterion: &Criterion, _: &str) -> Vec<(String, String)> {
    let of = |no: &'static str, yes: &'static str| {
        vec![("yes".to_owned(), yes.to_owned()), ("no".to_owned(), no.to_owned())]
    };
    match criterion.name {
        "primary" => of(td_string!(l, contacts.not_primary), td_string!(l, contacts.is_primary)),
        "billing" => of(td_string!(l, contacts.not_billing), td_string!(l, contacts.is_billing)),
        "dunning" => of(td_string!(l, contacts.not_dunning), td_string!(l, contacts.is_dunning)),
        "receives_invoices" => of(td_string!(l, contacts.receives_none), td_string!(l, contacts.receives_invoices)),
        "marketing_email" => of(td_string!(l, contacts.not_marketing_email), td_string!(l, contacts.marketing_email)),
        "marketing_sms" => of(td_string!(l, contacts.not_marketing_sms), td_string!(l, contacts.marketing_sms)),
        _ => vec![
            ("some".to_owned(), td_string!(l, contacts.of_some_client).to_owned()),
            ("none".to_owned(), td_string!(l, contacts.of_no_client).to_owned()),
        ],
    }
}

fn acts(state: StateId) -> &'static [Act] {
    match ContactState::of(state) {
        Some(ContactState::Active) => &[Act::Deactivate, Act::Delete],
        Some(ContactState::Inactive) => &[Act::Activate, Act::Delete],
        Some(ContactState::Deleted) => &[Act::Restore],
        None => &[],
    }
}

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        let name = wording::name(l, name);
        return match act {
            Act::Activate => td_string!(l, contacts.done_activated_one, name = name).to_string(),
            Act::Deactivate => td_string!(l, contacts.done_deactivated_one, name = name).to_string(),
            Act::Delete => td_string!(l, contacts.done_deleted_one, name = name).to_string(),
            _ => td_string!(l, contacts.done_restored_one, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Activate => td_string!(l, contacts.done_activated_many, count = count).to_string(),
        Act::Deactivate => td_string!(l, contacts.done_deactivated_many, count = count).to_string(),
        Act::Delete => td_string!(l, contacts.done_deleted_many, count = count).to_string(),
        _ => td_string!(l, contacts.done_restored_many, count = count).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_act_leads_where_the_rules_say() {
        let after = |state: ContactState, act| (FACE.verbs.after)(state.id(), act);
        assert_eq!(after(ContactState::Active, Act::Deactivate), Some(ContactState::Inactive.id()));
        assert_eq!(after(ContactState::Inactive, Act::Activate), Some(ContactState::Active.id()));
        assert_eq!(after(ContactState::Deleted, Act::Deactivate), None);
        assert_eq!(after(ContactState::Active, Act::Archive), None);
        for &state in ContactState::ALL {
            assert!(acts(state.id()).iter().all(|act| after(state, *act).is_some()), "{state:?}");
        }
    }

    #[test]
    fn every_column_and_criterion_has_words_of_its_own() {
        let columns: BTreeSet<_> = CONTACTS.columns.iter().map(|of| column(Locale::en, *of)).collect();
        assert_eq!(columns.len(), CONTACTS.columns.len());
        let criteria: BTreeSet<_> = CONTACTS.criteria.iter().map(|of| criterion(Locale::en, of.name)).collect();
        assert_eq!(criteria.len(), CONTACTS.criteria.len());
    }
}
