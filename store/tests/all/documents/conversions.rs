//! Documents made of one another: what remains, what is deducted, and the states that follow.

use super::*;

/// What a draft offers of its first line, in units.
fn offers(document: &Document) -> i64 {
    document.new.lines[0].quantity.unwrap().millionths() / 1_000_000
}

/// The form of a draft with another quantity on its first line.
fn only(document: &Document, quantity: &str) -> DocumentForm {
    let mut typed = document.new.to_form();
    typed.lines[0].quantity = quantity.into();
    typed
}

on_each_database! {
    async fn a_quote_goes_its_way_to_the_invoice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let draft = create(&nord, K::Quote, form(roche, &[line("A", "2", "50")])).await.unwrap();
        assert_eq!(refused(make(&nord, &[&draft], K::Invoice).await), Refusal::WrongState, "nothing is made of a draft");
        let quote = issue(&nord, draft.id).await.unwrap();
        step(&nord, &quote, Step::Send).await.unwrap();
        step(&nord, &quote, Step::Accept).await.unwrap();
        let invoice = make(&nord, &[&quote], K::Invoice).await.unwrap();
        assert_eq!(invoice, read(&nord, &invoice).await);
        assert_eq!((state(&nord, &quote).await, invoice.new.lines[0].origin), (S::Invoiced, quote.new.lines[0].id));
        assert_eq!(read(&nord, &quote).await.made.len(), 1);
        assert_eq!(refused(make(&nord, &[&quote], K::Invoice).await), Refusal::NothingLeft);
        assert_eq!(told(&nord, &invoice).await, [E::Made { of: vec![quote.id] }]);
        let last = told(&nord, &quote).await.split_off(4);
        assert_eq!(last, [E::Became { document: invoice.id }, E::Stepped { step: Step::Invoice }]);

        // The draft is thrown away, and the quote is to be invoiced again.
        step(&nord, &invoice, Step::Delete).await.unwrap();
        let now = read(&nord, &quote).await;
        assert_eq!((now.state, now.made.len()), (S::Accepted, 0));
        let again = make(&nord, &[&quote], K::Invoice).await.unwrap();
        assert_eq!(offers(&again), 2);
        // A smaller part than all leaves it open.
        save(&nord, &again, only(&again, "1")).await.unwrap();
        assert_eq!(state(&nord, &quote).await, S::Accepted);
        assert_eq!(offers(&make(&nord, &[&quote], K::Invoice).await.unwrap()), 1);
        assert_eq!(state(&nord, &quote).await, S::Invoiced);
        is_sound(&db).await;
    }

    async fn an_order_is_delivered_twice_and_invoiced_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "10", "5")]).await;
        let order = make(&nord, &[&quote], K::Order).await.unwrap();
        assert_eq!(state(&nord, &quote).await, S::Accepted, "who orders agrees");
        let order = issue(&nord, order.id).await.unwrap();
        let first = make(&nord, &[&order], K::DeliveryNote).await.unwrap();
        let first = save(&nord, &first, only(&first, "4")).await.unwrap();
        issue(&nord, first.id).await.unwrap();
        assert_eq!(state(&nord, &order).await, S::Issued, "a part is not the whole");
        let second = make(&nord, &[&order], K::DeliveryNote).await.unwrap();
        assert_eq!(offers(&second), 6, "the rest");
        assert_eq!(refused(make(&nord, &[&order], K::DeliveryNote).await), Refusal::NothingLeft);
        issue(&nord, second.id).await.unwrap();
        assert_eq!(state(&nord, &order).await, S::Delivered);

        let invoice = make(&nord, &[&first, &second], K::Invoice).await.unwrap();
        let kinds: Vec<_> = invoice.new.lines.iter().map(|line| line.kind.as_str()).collect();
        assert_eq!((kinds, invoice.totals.net_minor), (vec!["section", "item", "section", "item"], 5_000));
        assert_eq!(invoice.new.data.delivered_on, Some(today()));
        for document in [&quote, &order, &first, &second] {
            assert_eq!(state(&nord, document).await, S::Invoiced, "{:?}", document.kind);
            assert_eq!(refused(make(&nord, &[document], K::Invoice).await), Refusal::NothingLeft);
        }
        is_sound(&db).await;
    }

    async fn who_carries_the_goods_goes_along_and_what_is_of_one_parcel_does_not(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut carried = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Roche") };
        (carried.fields.carrier, carried.fields.free_shipping) = ("Chronopost".into(), "150".into());
        let roche = created(&nord, &carried).await.id;
        let buyer = documents::rules(&nord.read(), K::Order, Some(roche), None).await.unwrap().buyer.unwrap();
        assert_eq!((buyer.carrier.as_deref(), buyer.free_shipping_minor), (Some("Chronopost"), Some(15_000)));
        let text = |text: &Option<domain::text::Text<80>>| text.as_ref().map(|text| text.as_str().to_owned());
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "10")]).await;
        let order = make(&nord, &[&quote], K::Order).await.unwrap();
        assert_eq!(text(&order.new.data.carrier).as_deref(), Some("Chronopost"), "a quote says nothing of it");
        let order = issue(&nord, order.id).await.unwrap();
        let delivery = make(&nord, &[&order], K::DeliveryNote).await.unwrap();
        let mut typed = delivery.new.to_form();
        (typed.fields.carrier, typed.fields.tracking) = ("DB Schenker".into(), "XY 12".into());
        (typed.fields.parcels, typed.fields.weight) = ("2".into(), "12,5 kg".into());
        let delivery = save(&nord, &delivery, typed).await.unwrap();
        let delivery = issue(&nord, delivery.id).await.unwrap();
        let said = &read(&nord, &delivery).await.new.data;
        assert_eq!((text(&said.carrier), text(&said.tracking)), (Some("DB Schenker".into()), Some("XY 12".into())));
        assert_eq!(said.parcels.map(domain::documents::repeat::Times::get), Some(2));
        let invoice = make(&nord, &[&delivery], K::Invoice).await.unwrap().new.data;
        assert_eq!((text(&invoice.carrier), invoice.tracking, invoice.parcels), (Some("DB Schenker".into()), None, None));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_does_not_go_together_is_refused(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, dupont) = (client(&nord, "Roche").await, client(&nord, "Dupont").await);
        let lines = [line("A", "1", "10")];
        let order = issued(&nord, K::Order, roche, &lines).await;
        let other = issued(&nord, K::Order, dupont, &lines).await;
        let quote = issued(&nord, K::Quote, roche, &lines).await;
        let mut gross = form(roche, &lines);
        gross.fields.price_basis = "gross".into();
        let gross = create(&nord, K::Order, gross).await.unwrap();
        let gross = issue(&nord, gross.id).await.unwrap();
        for others in [&other, &quote, &gross] {
            assert_eq!(refused(make(&nord, &[&order, others], K::Invoice).await), Refusal::NotTogether);
        }
        assert_eq!(refused(make(&nord, &[&quote], K::CreditNote).await), Refusal::WrongState);
        not_found(make(&nord, &[], K::Invoice).await);
        step(&nord, &quote, Step::Refuse).await.unwrap();
        assert_eq!(refused(make(&nord, &[&quote], K::Invoice).await), Refusal::WrongState);
    }

    async fn a_down_payment_is_deducted_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "1000"), line("B", "1", "500")]).await;
        let down = make(&nord, &[&quote], K::DownPayment).await.unwrap();
        assert_eq!((down.totals.net_minor, state(&nord, &quote).await), (45_000, S::Issued));
        let down = issue(&nord, down.id).await.unwrap();
        // A part that comes to less leaves it to the next invoice.
        let part = make(&nord, &[&quote], K::Invoice).await.unwrap();
        assert_eq!((part.totals.deducted.gross_minor, part.totals.due_minor), (54_000, 126_000));
        let mut typed = part.new.to_form();
        typed.lines.remove(0);
        typed.lines[0].quantity = "0.5".into();
        let part = save(&nord, &part, typed).await.unwrap();
        assert_eq!((part.totals.due_minor, part.origins.len()), (30_000, 1));
        issue(&nord, part.id).await.unwrap();
        let rest = make(&nord, &[&quote], K::Invoice).await.unwrap();
        assert_eq!((rest.totals.net_minor, rest.totals.deducted.net_minor), (125_000, 45_000));
        let rest = issue(&nord, rest.id).await.unwrap();
        let named: Vec<_> = rest.content.as_ref().unwrap().origins.iter().map(|(id, _)| *id).collect();
        assert_eq!(named, [quote.id, down.id]);
        assert_eq!(rest.totals.due_minor, 150_000 - 54_000);

        // What is taken back of it is its own part.
        let note = make(&nord, &[&rest], K::CreditNote).await.unwrap();
        assert_eq!(note.totals.due_minor, rest.totals.due_minor);
        let note = issue(&nord, note.id).await.unwrap();
        assert_eq!(refused(make(&nord, &[&rest], K::CreditNote).await), Refusal::NothingLeft);
        let of_down = make(&nord, &[&down], K::CreditNote).await.unwrap();
        assert_eq!((of_down.totals.due_minor, note.new.lines.len()), (54_000, 2));
        is_sound(&db).await;
    }

    async fn credit_notes_come_to_no_more_than_their_invoice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let invoice = issued(&nord, K::Invoice, roche, &[line("A", "10", "10")]).await;
        let note = make(&nord, &[&invoice], K::CreditNote).await.unwrap();
        assert_eq!(note.totals.gross_minor, 12_000, "all of it, unless a part is typed");
        let note = save(&nord, &note, only(&note, "3")).await.unwrap();
        issue(&nord, note.id).await.unwrap();
        let second = make(&nord, &[&invoice], K::CreditNote).await.unwrap();
        assert_eq!(offers(&second), 7);
        let mut more = second.new.to_form();
        more.lines[0].price = "10,01".into();
        let wrong = FieldErrors::one("lines", FieldError::MoreThanLeft);
        assert_eq!(invalid(save(&nord, &second, more).await), wrong);
        // One by hand is of no invoice, and of what it says.
        let free = issued(&nord, K::CreditNote, roche, &[line("Geste", "1", "5")]).await;
        assert_eq!((free.totals.due_minor, free.origins.len()), (600, 0));
        let owed = clients::get(&nord.read(), roche).await.unwrap().balance_minor;
        assert_eq!(owed, 12_000 - 3_600 - 600);
        is_sound(&db).await;
    }
}
