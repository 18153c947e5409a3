//! What a document's page shows beside what is kept of it: what a draft would say today, what is earned, and the words for what is named.

use domain::access::{Permission, allows};
use domain::activity::Entry;
use domain::billing::kind::DocumentKind;
use domain::billing::lines::{Item, Line};
use domain::billing::margin::margin;
use domain::billing::state::{DocumentState, Step};
use domain::billing::taxes::Taxes;
use domain::billing::totals::Draft;
use domain::billing::vat::VatCategory;
use domain::documents::listing::subject_of;
use domain::documents::rules::AddressChoice;
use domain::documents::{
    BuyerRules, Content, Document, DocumentData, DocumentEvent, DocumentRules, LineData, LineKind, Party, instalments,
    priced,
};
use domain::form::Change;
use domain::ids::{ActivityId, AddressId, ClientId, DocumentId, ListItemId};
use domain::money::Money;
use domain::subject::Subject;
use sea_orm::ConnectionTrait;
use store::Tenant;
use store::names::Named;

use crate::payment::api::methods;
use crate::record::view::{Decided, DocumentView, Earned};
use engines::activity::PAGE;
use kit::error::AppError;

/// Everything that a document's page shows.
pub async fn view<C: ConnectionTrait>(t: &Tenant<C>, mut document: Document) -> Result<DocumentView, AppError> {
    let zone = store::local_time::zone(t).await?;
    let day = |instant| store::local_time::local(instant, zone).date();
    let (today, created_on) = (day(t.now()), day(document.created_at));
    let settlements = store::settlements::of(t, &document, zone).await?;
    let earned = allows(t.role(), Permission::ViewMargins).then(|| earned(&document)).flatten();
    let Said { sheet, client_name, terms } = match document.content.take() {
        Some(content) => as_issued(t, &document, content).await?,
        None => as_today(t, &document).await?,
    };
    let enters = document.kind.is_owed() && document.state.is_issued() && allows(t.role(), Permission::EditPayments);
    let methods = if enters { methods(store::lists::choices(t).await?) } else { Vec::new() };
    let usual_method = if enters { store::payments::usual_method(t, document.new.data.client).await? } else { None };
    let running = match document.kind {
        DocumentKind::Recurring => Some(store::documents::recurring::running(t, &document).await?),
        _ => None,
    };
    let answer = store::documents::answer_of(t, document.id).await?;
    let decided = if answer.is_some() { None } else { decided(t, &document).await? };
    let sheet = sheet.without_secrets();
    let document = without_lines(document);
    Ok(DocumentView {
        document,
        sheet,
        client_name,
        terms,
        settlements,
        methods,
        usual_method,
        earned,
        answer,
        decided,
        running,
        created_on,
        today,
    })
}

/// Who noted last, and when, that a quote was agreed to or refused.
async fn decided<C: ConnectionTrait>(t: &Tenant<C>, of: &Document) -> Result<Option<Decided>, AppError> {
    let is_answered = matches!(of.state, DocumentState::Accepted | DocumentState::Refused | DocumentState::Invoiced);
    if of.kind != DocumentKind::Quote || !is_answered {
        return Ok(None);
    }
    let noted = |entry: Entry<DocumentEvent>| {
        let is_accepted = match entry.event {
            DocumentEvent::Stepped { step: Step::Accept } => true,
            DocumentEvent::Stepped { step: Step::Refuse } => false,
            _ => return None,
        };
        Some(Decided { is_accepted, on: entry.at.date(), by: entry.actor })
    };
    let (entries, _) = told(t, Subject::Quote, of.id, None).await?;
    Ok(entries.into_iter().find_map(noted))
}

/// What a document says, and the words for what it only names.
struct Said {
    sheet: Content,
    client_name: String,
    terms: Option<String>,
}

/// As it was issued; the client is called what it is called now.
async fn as_issued<C: ConnectionTrait>(t: &Tenant<C>, of: &Document, sheet: Content) -> Result<Said, AppError> {
    let data = &of.new.data;
    let mut named = Named::default();
    named.clients.extend([data.client]);
    named.entries.extend(data.payment_terms);
    let subject = subject_of(of.kind).ok_or(AppError::NotFound)?;
    let words = store::names::of(t, &named, subject).await?.named;
    let client_name = words.get(&data.client.to_string()).unwrap_or(&sheet.buyer.name).clone();
    let terms = match &sheet.wording {
        Some(wording) => wording.terms.clone(),
        None => data.payment_terms.and_then(|terms| words.get(&terms.to_string()).cloned()),
    };
    Ok(Said { sheet, client_name, terms })
}

/// As a draft would be issued today.
async fn as_today<C: ConnectionTrait>(t: &Tenant<C>, of: &Document) -> Result<Said, AppError> {
    let data = &of.new.data;
    let rules = store::documents::rules(t, of.kind, Some(data.client), data.delivery_address).await?;
    let terms = data.payment_terms.and_then(|terms| rules.terms.iter().find(|item| item.id == terms));
    let terms = terms.map(|item| item.label.clone());
    let client_name = rules.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default();
    Ok(Said { sheet: draft(of, &rules), client_name, terms })
}

/// The document without what its sheet says.
fn without_lines(mut document: Document) -> Document {
    document.new.lines.clear();
    document.totals.lines.clear();
    document
}

/// What a draft would say if it were issued today. Who sells it, every page knows.
fn draft(document: &Document, rules: &DocumentRules) -> Content {
    let mut data = document.new.data.clone();
    rules.take_parts(&mut data);
    let on = data.date.unwrap_or(rules.today);
    let priced = priced(&data, &document.new.lines, rules, &[]).ok();
    let taxes = priced.iter().flat_map(|priced| &priced.draft.lines).map(taxes_of).collect();
    let distance = priced.as_ref().and_then(|priced| rules.distance_of(&priced.reasons));
    let buyer = rules.buyer.as_ref();
    let due = Money::new(document.totals.due_minor, document.totals.currency);
    let (billed, delivery) = buyer.map(|buyer| parties(buyer, document.kind, &data)).unwrap_or_default();
    Content {
        seller: Party::default(),
        buyer: billed,
        delivery,
        due_on: document.kind.is_owed().then(|| rules.due_on(&data, on)),
        valid_until: rules.valid_until(&data, on),
        mentions: priced.map(|priced| priced.mentions).unwrap_or_default(),
        origins: document.origins.iter().filter_map(|of| Some((of.id, of.number.clone()?))).collect(),
        dues: instalments::dues(&data, due, on).unwrap_or_default(),
        late: buyer.and_then(|buyer| buyer.late).filter(|_| document.kind.is_owed()),
        lines: document.new.lines.clone(),
        taxes,
        totals: document.totals.clone(),
        distance,
        wording: None,
        data,
    }
}

/// Whom a document is for, and where goods go, if elsewhere. What is owed is made out to whoever the client's bills go to, and says whose
/// it is.
fn parties(buyer: &BuyerRules, kind: DocumentKind, data: &DocumentData) -> (Party, Option<Party>) {
    let there = || party(buyer, data.delivery_address, |at| at.is_delivery);
    if let Some((name, address)) = buyer.billed_to.as_ref().filter(|_| kind.moves().is_some()) {
        let billed = Party { name: name.clone(), address: vec![address.clone()], ..Party::default() };
        return (billed, Some(there()));
    }
    let elsewhere = data.delivery_address.map(|_| Party { name: String::new(), ..there() });
    (party(buyer, data.billing_address, |at| at.is_billing), elsewhere)
}

/// What a line bears: nothing where it only says something, or is offered beside the total.
fn taxes_of(line: &Line) -> Option<Taxes> {
    match line {
        Line::Item(item) => Some(item.taxes),
        Line::Section | Line::Subtotal | Line::Text => None,
    }
}

/// The client with the address that was chosen, else the one that it has for this, else its main one.
fn party(buyer: &BuyerRules, chosen: Option<AddressId>, is_usual: fn(&AddressChoice) -> bool) -> Party {
    let all = &buyer.addresses;
    let found = chosen.and_then(|id| all.iter().find(|address| address.id == id));
    let found = found.or_else(|| all.iter().find(|address| is_usual(address))).or_else(|| all.first());
    let address = found.map(|address| address.label.clone()).into_iter().collect();
    Party { name: buyer.name.clone(), address, ..Party::default() }
}

/// What is earned on it; nothing where that cannot be counted, or nothing is known of what it costs.
fn earned(document: &Document) -> Option<Earned> {
    let lines = &document.new.lines;
    if document.kind == DocumentKind::CreditNote || lines.iter().all(|line| line.cost.is_none()) {
        return None;
    }
    let costs: Vec<_> = lines.iter().map(|line| line.cost).collect();
    // What is earned follows from quantities and from what each line came to: neither discounts nor taxes are counted anew.
    let counted = Draft {
        currency: document.totals.currency,
        basis: document.new.data.price_basis,
        lines: lines.iter().map(sold).collect(),
        adjustments: Vec::new(),
        down_payments: Vec::new(),
    };
    let counted = margin(&counted, &document.totals, &costs).ok()?;
    Some(Earned { margin_minor: counted.margin_minor, rate_per_100k: counted.rate_per_100k, unknown: counted.unknown })
}

/// A line, as far as it earns something.
fn sold(line: &LineData) -> Line {
    match (line.kind, line.quantity, line.price) {
        (LineKind::Item, Some(quantity), Some(price)) if !line.optional => {
            let taxes = Taxes::none(VatCategory::ZeroRated);
            Line::Item(Item { quantity, price, adjustments: Vec::new(), taxes })
        }
        _ => Line::Text,
    }
}

/// What happened to a document of a list before an entry, or lately, and whether there is more.
pub async fn told<C: ConnectionTrait>(
    t: &Tenant<C>,
    subject: Subject,
    id: DocumentId,
    before: Option<ActivityId>,
) -> Result<(Vec<Entry<DocumentEvent>>, bool), AppError> {
    macro_rules! of {
        ($feature:ident) => {
            store::activity::page::<store::documents::$feature, _>(t, id.0, before, PAGE).await?
        };
    }
    Ok(match subject {
        Subject::Quote => of!(Quotes),
        Subject::Order => of!(Orders),
        Subject::DeliveryNote => of!(Deliveries),
        Subject::Invoice => of!(Invoices),
        Subject::Recurring => of!(Templates),
        Subject::CreditNote => of!(CreditNotes),
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => {
            return Err(AppError::NotFound);
        }
    })
}

/// Notes what the values of a change name by id.
pub fn name(named: &mut Named, change: &Change) {
    for value in [&change.from, &change.to] {
        let Ok(id) = value.parse::<ListItemId>() else { continue };
        match change.field.as_str() {
            "fields.client" => named.clients.extend([ClientId(id.0)]),
            "fields.payment_terms" => named.entries.extend([id]),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_name_is_noted_by_its_kind() {
        let id: ListItemId = "0192f0c1-2a34-7bcd-8ef0-123456789001".parse().unwrap();
        let change = |field: &str| Change { field: field.into(), from: String::new(), to: id.to_string() };
        let mut named = Named::default();
        for field in ["fields.client", "fields.payment_terms", "fields.title", "lines"] {
            name(&mut named, &change(field));
        }
        assert!(named.clients.iter().map(|client| client.0).eq([id.0]));
        assert!(named.entries.iter().eq([&id]));
    }
}
