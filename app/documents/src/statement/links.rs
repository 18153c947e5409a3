//! Where statements are, for whatever leads to them.

use domain::access::Permission;
use domain::documents::statement::{StatementPeriod, StatementQuery};
use domain::ids::ClientId;
use domain::money::Currency;
use uuid::Uuid;

use engines::palette::{Does, Entry};
use kit::bootstrap::may;
use kit::company;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// The page of a client's statement.
pub fn path(client: ClientId, asked: StatementQuery) -> String {
    format!("/clients/{client}/statement{}", asked.written())
}

/// The same as a file: `pdf` or `csv`; of one of several currencies, where it is named.
pub fn file(client: ClientId, asked: StatementQuery, extension: &str, currency: Option<Currency>) -> String {
    let place = if extension == "pdf" { "/files" } else { "/api" };
    let address = format!("{place}/clients/{client}/statement.{extension}{}", asked.written());
    let sign = if address.contains('?') { '&' } else { '?' };
    let of = currency.map(|currency| format!("{sign}currency={}", currency.as_str())).unwrap_or_default();
    company::named_in(&format!("{address}{of}"))
}

/// All that ever happened on an account, as a PDF (A4.6, « état du compte »).
pub(crate) fn whole_file(client: Uuid) -> String {
    let all = StatementQuery { period: StatementPeriod::All, ..StatementQuery::default() };
    file(ClientId(client), all, "pdf", None)
}

/// What the palette offers for the client on screen.
pub fn also(l: Locale, client: Uuid) -> Vec<Entry> {
    if !may(Permission::ViewDocuments) {
        return Vec::new();
    }
    let page = path(ClientId(client), StatementQuery::default());
    vec![
        Entry::new(td_string!(l, statement.show), Glyph::List, Does::Go(page)).also(td_string!(l, statement.also)),
        Entry::new(td_string!(l, statement.download_account), Glyph::Download, Does::Fetch(whole_file(client))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_asked_for_as_its_page_is() {
        let client = ClientId(Uuid::nil());
        let before = StatementQuery { period: StatementPeriod::LastMonth, ..StatementQuery::default() };
        let here = format!("/clients/{}/statement", Uuid::nil());
        assert_eq!(path(client, before), format!("{here}?period=last_month"));
        assert_eq!(file(client, before, "csv", None), format!("/api/clients/{client}/statement.csv?period=last_month"));
        let usual = StatementQuery::default();
        let cad = file(client, usual, "pdf", Some(Currency::CAD));
        assert_eq!(cad, format!("/files/clients/{client}/statement.pdf?currency=CAD"));
    }
}
