//! The clients list on screen (A1): its words, its cells, and what is done to clients.

use domain::access::Permission;
use domain::clients::listing::{
    BALANCE, CATEGORY, CITY, CONTACT, COUNTRY, CREATED, EMAIL, LAST_SEEN, NAME, NUMBER, OWNER, PHONE, PROSPECT, TAGS,
    TYPE, balance, logo,
};
use domain::clients::{CLIENTS, ClientState};
use domain::error::Refusal;
use domain::format::{DateStyle, date, money};
use domain::geo::Country;
use domain::identifiers::phone::spaced;
use domain::ids::ClientId;
use domain::listing::{Criterion, ListRow, StateId};
use domain::state::Act;
use domain::subject::Subject;
use domain::table::ColumnIndex;
use maud::{Markup, html};
use uuid::Uuid;

use super::api::{act_on_clients, put_clients_back};
use super::{tag_call, wording};
use engines::listing::{Face, Look, RowLink, Verbs, Word, marked};
use kit::bootstrap::{bootstrap, may, uses};
use kit::error::AppError;
use kit::places;
use kit::ui::{BadgeKind, Glyph, markup};
use kit::words::{Locale, integer, td_string};

/// The clients list.
pub static FACE: Face = Face {
    listing: &CLIENTS,
    class: "clients",
    glyph: Glyph::Users,
    word,
    count: wording::count,
    column,
    column_class,
    title,
    cell,
    state: |l, state| ClientState::of(state).map_or("", |state| wording::states(l, state)),
    tag,
    standing,
    criterion,
    values,
    links,
    verbs: Verbs {
        acts,
        after: |state, act| ClientState::of(state)?.after(act).ok().map(ClientState::id),
        is_editable: |state| ClientState::of(state).is_some_and(ClientState::editable),
        bulk: &[Act::Activate, Act::Deactivate, Act::Archive, Act::Delete, Act::Restore],
        done,
        send: |ids, act| {
            Box::pin(async move {
                let previous = act_on_clients(ids.into_iter().map(ClientId).collect(), act).await?;
                Ok(previous.into_iter().map(|(id, state)| (id.0, state.id())).collect())
            })
        },
        put_back: |previous| {
            let state = |(id, state): (Uuid, StateId)| Some((ClientId(id), ClientState::of(state)?));
            let previous = previous.into_iter().filter_map(state).collect();
            Box::pin(async move { put_clients_back(previous).await })
        },
        // What others depend on is not deleted; it can be put aside all the same (A4.12).
        instead: |error| matches!(error, AppError::Refused(Refusal::ClientInUse)).then_some(Act::Deactivate),
    },
    bulk: Some(tag_call::bulk),
    is_imported: true,
    export: Some(|l| {
        vec![
            ("csv", td_string!(l, listing.export_csv)),
            ("xlsx", td_string!(l, listing.export_xlsx)),
            ("vcf", td_string!(l, clients.export_vcard)),
        ]
    }),
};

fn word(l: Locale, word: Word) -> &'static str {
    match word {
        Word::Title => td_string!(l, clients.title),
        Word::ListLabel => td_string!(l, clients.list_label),
        Word::FilterLabel => td_string!(l, clients.filter_label),
        Word::New => td_string!(l, common.new_client),
        Word::Edit => td_string!(l, clients.edit_client),
        Word::Column => td_string!(l, clients.column_client),
        Word::Total => td_string!(l, clients.total_balance),
        // There is one sum: nobody asks.
        Word::SecondTotal => "",
        Word::EmptyTitle => td_string!(l, clients.empty_title),
        Word::EmptyText => td_string!(l, clients.empty_text),
        Word::Import => td_string!(l, clients.import_clients),
        Word::NoneTitle => td_string!(l, clients.none_title),
        Word::NoneText => td_string!(l, clients.none_text),
        Word::NoneInState => td_string!(l, clients.none_in_state),
        Word::Bulk => td_string!(l, clients.bulk_label),
    }
}

fn column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        CONTACT => td_string!(l, clients.column_contact),
        EMAIL => td_string!(l, clients.column_email),
        NUMBER => td_string!(l, clients.column_number),
        CITY => td_string!(l, clients.column_city),
        COUNTRY => td_string!(l, clients.column_country),
        CREATED => td_string!(l, clients.column_created),
        LAST_SEEN => td_string!(l, clients.column_last_seen),
        BALANCE => td_string!(l, clients.column_balance),
        PHONE => td_string!(l, clients.column_phone),
        TYPE => td_string!(l, clients.column_type),
        CATEGORY => td_string!(l, clients.column_category),
        OWNER => td_string!(l, clients.column_owner),
        TAGS => td_string!(l, clients.column_tags),
        _ => td_string!(l, clients.column_client),
    }
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        CONTACT => "fit cell-who",
        EMAIL => "fit mid",
        NUMBER => "low col-number",
        CITY => "low col-city",
        COUNTRY => "low col-country",
        CREATED => "low col-created",
        LAST_SEEN => "low col-seen",
        BALANCE => "num cell-sum",
        PHONE => "low col-phone",
        TYPE => "low col-type",
        CATEGORY => "low col-category",
        OWNER => "low col-owner",
        TAGS => "low col-tags",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    let name = row.text(NAME);
    let logo = logo(row).map(|file| format!("/files/{file}"));
    html! {
        a.name href={ "/clients/" (row.id) } {
            (markup::avatar(name, logo.as_deref()))
            span { (marked(name, &look.found)) }
        }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let day = |column| row.day(column).map_or_else(|| "—".to_owned(), |day| date(day, DateStyle::Medium, look.f));
    let content = match column {
        COUNTRY => html! { (Country::parse(row.text(COUNTRY)).map_or("", |of| places::country(look.l, of))) },
        CREATED | LAST_SEEN => html! { (day(column)) },
        PHONE => marked(&spaced(row.text(PHONE)), &look.found),
        TYPE | CATEGORY | OWNER => html! { (row.text(column)) },
        TAGS => html! {
            @for tag in row.parts(TAGS) { span.tag { (marked(tag, &look.found)) } " " }
        },
        BALANCE => {
            let owed = balance(row).map(|balance| money(balance, look.f)).unwrap_or_default();
            // Nothing owed says nothing on a phone.
            let is_zero = balance(row).is_some_and(domain::money::Money::is_zero);
            let class = if is_zero { "num cell-sum zero" } else { column_class(column) };
            return html! { td class=(class) { (owed) } };
        }
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (column_class(column)) " soft" } { (content) } }
}

fn tag(l: Locale, row: &ListRow, state: StateId) -> Option<(BadgeKind, &'static str)> {
    match ClientState::of(state)? {
        ClientState::Active => row.is(PROSPECT).then(|| (BadgeKind::Info, td_string!(l, clients.is_prospect))),
        ClientState::Inactive => Some((BadgeKind::Neutral, td_string!(l, clients.tag_inactive))),
        ClientState::Archived => Some((BadgeKind::Warn, td_string!(l, clients.tag_archived))),
        ClientState::Deleted => Some((BadgeKind::Bad, td_string!(l, clients.tag_deleted))),
    }
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = ClientState::of(state).unwrap_or_default();
    let kind = match state {
        ClientState::Active => BadgeKind::Good,
        ClientState::Inactive => BadgeKind::Neutral,
        ClientState::Archived => BadgeKind::Warn,
        ClientState::Deleted => BadgeKind::Bad,
    };
    (kind, wording::state(l, state))
}

fn criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "type" => td_string!(l, clients.column_type),
        "category" => td_string!(l, clients.column_category),
        "owner" => td_string!(l, clients.column_owner),
        "tag" => td_string!(l, clients.criterion_tag),
        "country" => td_string!(l, clients.column_country),
        "language" => td_string!(l, clients.language),
        "from" => td_string!(l, clients.created_from),
        "to" => td_string!(l, clients.created_to),
        "balance_from" => td_string!(l, clients.balance_from),
        "balance_to" => td_string!(l, clients.balance_to),
        _ => td_string!(l, clients.standing),
    }
}

fn values(l: Locale, criterion: &Criterion, chosen: &str) -> Vec<(String, String)> {
    match criterion.name {
        "country" => places::countries(l),
        "language" => {
            let company = bootstrap().me.and_then(|me| me.company);
            let offered = company.map(|company| company.languages).unwrap_or_default();
            places::offered_languages(l, offered.codes(), chosen)
        }
        _ => vec![
            ("client".to_owned(), td_string!(l, clients.standing_clients).to_owned()),
            ("prospect".to_owned(), td_string!(l, clients.standing_prospects).to_owned()),
        ],
    }
}

/// What is begun for a client from its row (A1.6), unless it is put aside.
fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let is_active = CLIENTS.state_of(row) == ClientState::Active.id();
    let begun = |subject, path: &str, label, glyph| {
        let href = format!("{path}/new?client={}", row.id);
        (is_active && may(Permission::to_edit(subject)) && uses(subject)).then_some(RowLink { label, glyph, href })
    };
    let links = [
        begun(Subject::Task, "/tasks", td_string!(l, tasks.new_title), Glyph::Clock),
        begun(Subject::Invoice, "/invoices", td_string!(l, documents.invoices_new), Glyph::Invoice),
        begun(Subject::Quote, "/quotes", td_string!(l, documents.quotes_new), Glyph::Quote),
        begun(Subject::Payment, "/payments", td_string!(l, documents.payments_new), Glyph::Card),
        begun(Subject::Credit, "/credits", td_string!(l, documents.credits_new), Glyph::Bookmark),
        begun(Subject::Expense, "/expenses", td_string!(l, expenses.new_title), Glyph::Expense),
    ];
    links.into_iter().flatten().collect()
}

fn acts(state: StateId) -> &'static [Act] {
    match ClientState::of(state) {
        Some(ClientState::Active) => &[Act::Deactivate, Act::Archive, Act::Delete],
        Some(ClientState::Inactive) => &[Act::Activate, Act::Archive, Act::Delete],
        Some(ClientState::Archived) => &[Act::Restore, Act::Delete],
        Some(ClientState::Deleted) => &[Act::Restore],
        None => &[],
    }
}

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Archive => td_string!(l, clients.done_archived_one, name = name).to_string(),
            Act::Delete => td_string!(l, clients.done_deleted_one, name = name).to_string(),
            Act::Restore => td_string!(l, clients.done_restored_one, name = name).to_string(),
            Act::Activate => td_string!(l, clients.done_activated, name = name).to_string(),
            Act::Deactivate => td_string!(l, clients.done_deactivated, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Archive => td_string!(l, clients.done_archived_many, count = count).to_string(),
        Act::Delete => td_string!(l, clients.done_deleted_many, count = count).to_string(),
        Act::Restore => td_string!(l, clients.done_restored_many, count = count).to_string(),
        Act::Activate => td_string!(l, clients.done_activated_many, count = count).to_string(),
        Act::Deactivate => td_string!(l, clients.done_deactivated_many, count = count).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_leads_where_the_rules_say() {
        let after = |state: ClientState, act| (FACE.verbs.after)(state.id(), act);
        assert_eq!(after(ClientState::Active, Act::Archive), Some(ClientState::Archived.id()));
        assert_eq!((after(ClientState::Deleted, Act::Archive), (FACE.verbs.after)(99, Act::Archive)), (None, None));
    }

    #[test]
    fn a_record_is_known_by_its_page_and_by_what_is_below_it() {
        let id = Uuid::from_u128(7);
        for page in [FACE.record(id), format!("{}/edit", FACE.record(id))] {
            assert_eq!(FACE.record_at(&page), Some(id), "{page}");
        }
        for other in ["/clients".to_owned(), "/clients/new".to_owned(), format!("/clientss/{id}"), format!("/{id}")] {
            assert_eq!(FACE.record_at(&other), None, "{other}");
        }
    }

    #[test]
    fn every_column_and_criterion_has_words_of_its_own() {
        let columns: std::collections::BTreeSet<_> = CLIENTS.columns.iter().map(|of| column(Locale::en, *of)).collect();
        assert_eq!(columns.len(), CLIENTS.columns.len());
        let criteria: std::collections::BTreeSet<_> =
            CLIENTS.criteria.iter().map(|of| criterion(Locale::en, of.name)).collect();
        assert_eq!(criteria.len(), CLIENTS.criteria.len());
    }
}
