//! Documents as files: a row each, or a row a line.

use domain::documents::listing::recurring::RECURRING;
use domain::documents::listing::{INVOICES, QUOTES};
use domain::format::Language;
use store::exports::{Export, Selection};

use super::*;

/// What goes out, the header first.
async fn rows(mut export: Export) -> Vec<Vec<String>> {
    let mut rows = vec![export.format().header()];
    loop {
        let page = export.page().await.unwrap();
        if page.is_empty() {
            return rows;
        }
        rows.extend(page);
    }
}

async fn by_record(access: &Access, subject: Subject, selection: Selection) -> Vec<Vec<String>> {
    rows(Export::begin(access, subject, selection, Language::English, "csv").await.unwrap()).await
}

async fn by_line(access: &Access, subject: Subject, selection: Selection) -> Vec<Vec<String>> {
    rows(Export::by_line(access, subject, selection, Language::English, "csv").await.unwrap()).await
}

/// The cells of a column, below its name.
fn cells<'a>(rows: &'a [Vec<String>], column: &str) -> Vec<&'a str> {
    let at = rows[0].iter().position(|name| name == column).unwrap();
    rows[1..].iter().map(|row| row[at].as_str()).collect()
}

on_each_database! {
    async fn invoices_go_out_as_their_list_shows_them(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, vis) = (client(&nord, "=Roche").await, product(&nord, "Vis").await);
        let mut typed = form(roche, &[line("Conseil", "2", "50"), line("Vis", "3", "1,5")]);
        typed.fields.due_on = "2026-12-01".into();
        typed.fields.title = "Chantier".into();
        typed.fields.public_notes = "Merci".into();
        typed.lines[1].product = vis.to_string();
        typed.lines[1].cost = "0.02".into();
        let made = create(&nord, K::Invoice, typed).await.unwrap();
        let sold = issue(&nord, made.id).await.unwrap();
        let draft = create(&nord, K::Invoice, form(roche, &[line("A", "1", "10")])).await.unwrap();
        issued(&nord, K::Quote, roche, &[line("B", "1", "7")]).await;

        let usual = || Selection::List(INVOICES.read_string("sort=total&dir=desc"));
        let out = by_record(&nord, Subject::Invoice, usual()).await;
        let (number, now) = (sold.number.clone().unwrap(), today().to_string());
        for (column, told) in [
            ("Number", [number.as_str(), ""]),
            ("Client", ["=Roche", "=Roche"]),
            ("Subject", ["Chantier", ""]),
            ("Document type", ["Invoice", "Invoice"]),
            // A draft's is told as if it were issued today, as in the list.
            ("Due date", ["2026-12-01", now.as_str()]),
            ("Total excl. tax", ["104.50", "10.00"]),
            ("Taxes", ["20.90", "2.00"]),
            ("Total incl. tax", ["125.40", "12.00"]),
            ("Balance", ["125.40", ""]),
            ("Currency", ["EUR", "EUR"]),
            ("State", ["Issued", "Draft"]),
            ("Public notes", ["Merci", ""]),
        ] {
            assert_eq!(cells(&out, column), told, "{column}");
        }
        assert_eq!(cells(&out, "Date")[0], today().to_string());

        let lines = by_line(&nord, Subject::Invoice, usual()).await;
        assert_eq!(cells(&lines, "Number"), [number.as_str(), number.as_str(), ""]);
        assert_eq!(cells(&lines, "Description"), ["Conseil", "Vis", "A"]);
        assert_eq!(cells(&lines, "Quantity"), ["2", "3", "1"]);
        assert_eq!(cells(&lines, "Unit price"), ["50", "1.5", "10"]);
        assert_eq!(cells(&lines, "Net amount"), ["100.00", "4.50", "10.00"]);
        assert_eq!(cells(&lines, "Tax rate (%)"), ["20", "20", "20"]);
        assert!(lines.iter().flatten().all(|cell| cell != "0.02"), "what it costs is told to nobody");

        // Those that are chosen, in the order chosen; what stands in another list, or is another company's, is not there.
        let quote = issued(&nord, K::Quote, roche, &[line("C", "1", "1")]).await;
        let chosen = || Selection::These(vec![draft.id.0, quote.id.0, sold.id.0]);
        assert_eq!(cells(&by_record(&nord, Subject::Invoice, chosen()).await, "State"), ["Draft", "Issued"]);
        assert_eq!(by_record(&sud, Subject::Invoice, chosen()).await.len(), 1);
        assert_eq!(by_line(&sud, Subject::Invoice, chosen()).await.len(), 1);
        let quotes = by_record(&nord, Subject::Quote, Selection::List(QUOTES.usual())).await;
        assert_eq!(quotes.len(), 3);
        assert!(Export::by_line(&nord, Subject::Payment, usual(), Language::French, "csv").await.is_err());
    }

    async fn what_was_made_of_another_says_so(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let order = issued(&nord, K::Order, roche, &[line("A", "1", "10")]).await;
        let made = make(&nord, &[&order], K::DeliveryNote).await.unwrap();
        let out = by_record(&nord, Subject::DeliveryNote, Selection::These(vec![made.id.0])).await;
        assert_eq!(cells(&out, "Made of"), [order.number.unwrap()]);
    }

    async fn templates_go_out_with_their_rhythm(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut typed = form(roche, &[line("Hébergement", "1", "80")]);
        typed.fields.repeat_every = "3".into();
        typed.fields.repeat_unit = "months".into();
        typed.fields.repeat_from = "2026-12-01".into();
        let made = create(&nord, K::Recurring, typed).await.unwrap();
        step(&nord, &made, Step::Start).await.unwrap();
        let out = by_record(&nord, Subject::Recurring, Selection::List(RECURRING.usual())).await;
        for (column, told) in [
            ("Client", "Roche"),
            ("Repeat every", "3"),
            ("Repeat unit", "months"),
            ("Next invoice on", "2026-12-01"),
            ("Invoices made so far", "0"),
            ("State", "Active"),
            ("Total incl. tax", "96.00"),
        ] {
            assert_eq!(cells(&out, column), [told], "{column}");
        }
    }
}
