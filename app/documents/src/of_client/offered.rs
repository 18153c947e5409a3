//! What may be made and entered for a client, seen of it and saved: each where its page is (A4.5, A4.6, A4.10).

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::statement::StatementQuery;
use domain::ids::ClientId;
use domain::subject::Subject;
use uuid::Uuid;

use crate::links::path_of;
use crate::statement;
use engines::listing::RowLink;
use kit::bootstrap::{may, uses};
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// All of it.
pub fn offered(l: Locale, client: Uuid) -> Vec<RowLink> {
    let sold = [Subject::Invoice, Subject::Quote, Subject::Order, Subject::DeliveryNote, Subject::Recurring];
    let mut all = made(l, client, &sold);
    all.extend(kinds(l, client));
    all.extend(entered(l, client));
    all
}

/// The kinds that stand in the list of another.
fn kinds(l: Locale, client: Uuid) -> impl Iterator<Item = RowLink> {
    let all = [
        (Subject::Quote, DocumentKind::Proforma, td_string!(l, editor.new_proforma), Glyph::Quote),
        (Subject::Invoice, DocumentKind::DownPayment, td_string!(l, editor.new_down_payment), Glyph::Invoice),
    ];
    let may_make = |subject| may(Permission::to_edit(subject)) && uses(subject);
    all.into_iter().filter(move |(subject, ..)| may_make(*subject)).map(move |(subject, kind, label, glyph)| {
        let href = format!("{}/new?kind={}&client={client}", path_of(subject), kind.as_str());
        RowLink { label, glyph, href }
    })
}

/// The client's statement (A4.5).
pub fn shown(l: Locale, client: Uuid) -> Option<RowLink> {
    may(Permission::ViewDocuments).then(|| RowLink {
        label: td_string!(l, statement.title),
        glyph: Glyph::List,
        href: statement::path(ClientId(client), StatementQuery::default()),
    })
}

/// The same as a file, over all that there is (A4.6).
pub fn files(l: Locale, client: Uuid) -> Vec<RowLink> {
    let whole = may(Permission::ViewDocuments).then(|| RowLink {
        label: td_string!(l, statement.download_account),
        glyph: Glyph::Download,
        href: statement::whole_file(client),
    });
    whole.into_iter().collect()
}

/// What may be entered on a client's account.
pub fn entered(l: Locale, client: Uuid) -> Vec<RowLink> {
    made(l, client, &[Subject::Payment, Subject::Credit])
}

/// What of these whoever looks may make for a client.
pub fn made(l: Locale, client: Uuid, subjects: &[Subject]) -> Vec<RowLink> {
    let may_make = |subject: &&Subject| may(Permission::to_edit(**subject)) && uses(**subject);
    let link = |subject: &Subject| {
        let (label, glyph) = match subject {
            Subject::Quote => (td_string!(l, documents.quotes_new), Glyph::Quote),
            Subject::Order => (td_string!(l, documents.orders_new), Glyph::Task),
            Subject::DeliveryNote => (td_string!(l, documents.deliveries_new), Glyph::Truck),
            Subject::Recurring => (td_string!(l, documents.recurring_new), Glyph::Calendar),
            Subject::Payment => (td_string!(l, documents.payments_new), Glyph::Card),
            Subject::Credit => (td_string!(l, documents.credits_new), Glyph::Bookmark),
            _ => (td_string!(l, documents.invoices_new), Glyph::Invoice),
        };
        RowLink { label, glyph, href: format!("{}/new?client={client}", path_of(*subject)) }
    };
    subjects.iter().filter(may_make).map(link).collect()
}
