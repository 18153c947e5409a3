//! Every verb about documents, called by a company with the ids of another: not found, and nothing changes.

use domain::documents::listing::INVOICES;
use store::listing;

use super::*;

on_each_database! {
    async fn another_companys_documents_are_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, theirs) = (client(&nord, "À moi").await, client(&sud, "À eux").await);
        let lines = [line("A", "1", "10")];
        let draft = create(&sud, K::Invoice, form(theirs, &lines)).await.unwrap();
        let order = issued(&sud, K::Order, theirs, &lines).await;
        let own = create(&nord, K::Invoice, form(mine, &lines)).await.unwrap();

        not_found(documents::get(&nord.read(), draft.id).await);
        not_found(save(&nord, &draft, form(mine, &lines)).await);
        not_found(done!(nord, documents::duplicate, draft.id));
        not_found(done!(nord, documents::issue, &[own.id, draft.id]));
        not_found(make(&nord, &[&order], K::Invoice).await);
        for step_of in [Step::Delete, Step::Send, Step::Cancel] {
            not_found(done!(nord, documents::step, &[own.id, draft.id], step_of));
        }
        not_found(documents::of_client(&nord.read(), theirs, &[Subject::Order], 10).await);
        not_found(documents::lately_bought(&nord.read(), theirs, 10).await);
        not_found(documents::figures(&nord.read(), Some(theirs)).await);
        assert!(told(&nord, &order).await.is_empty());
        let rules = documents::rules(&nord.read(), K::Invoice, Some(theirs), None).await.unwrap();
        assert_eq!(rules.buyer, None);
        let listed = listing::page(&nord, Subject::Invoice, &INVOICES.read_string("state=all")).await.unwrap();
        assert_eq!(listed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [own.id.0]);
        assert_eq!((read(&sud, &draft).await, read(&sud, &order).await), (draft, order));
        assert_eq!(read(&nord, &own).await, own);
        is_sound(&db).await;
    }

    async fn what_a_form_names_is_the_companys_and_the_clients(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, other, theirs) =
            (client(&nord, "À moi").await, client(&nord, "Autre").await, client(&sud, "À eux").await);
        let their_order = issued(&sud, K::Order, theirs, &[line("A", "1", "10")]).await;
        let own_order = issued(&nord, K::Order, mine, &[line("A", "1", "10")]).await;
        let mut typed = form(mine, &[line("A", "1", "10"), line("B", "1", "10")]);
        typed.lines[0].product = product(&sud, "Vis").await.to_string();
        typed.lines[0].origin = their_order.new.lines[0].id.unwrap().to_string();
        // Not even one's own: what a document is made of, `make` says.
        typed.lines[1].origin = own_order.new.lines[0].id.unwrap().to_string();
        typed.lines[1].id = own_order.new.lines[0].id.unwrap().to_string();
        let errors = invalid(create(&nord, K::Invoice, typed).await);
        for path in ["lines[0].product", "lines[0].origin", "lines[1].origin", "lines[1].id"] {
            assert_eq!(errors.at(path), Some(&FieldError::Unknown), "{path}");
        }
        assert_eq!(errors.0.len(), 4);
        assert_eq!(
            invalid(create(&nord, K::Invoice, form(theirs, &[line("A", "1", "1")])).await),
            FieldErrors::one("fields.client", FieldError::Unknown)
        );
        let mut abroad = form(mine, &[line("A", "1", "1")]);
        let address = clients::get(&sud.read(), theirs).await.unwrap().addresses[0].id.unwrap();
        abroad.fields.billing_address = address.to_string();
        abroad.fields.delivery_address = address.to_string();
        abroad.fields.payment_terms = address.to_string();
        let errors = invalid(create(&nord, K::Invoice, abroad).await);
        for path in ["fields.billing_address", "fields.delivery_address", "fields.payment_terms"] {
            assert_eq!(errors.at(path), Some(&FieldError::Unknown), "{path}");
        }
        // What is made of an order stays its client's, and lines are of that order.
        let invoice = make(&nord, &[&own_order], K::Invoice).await.unwrap();
        let mut moved = invoice.new.to_form();
        moved.fields.client = other.to_string();
        let errors = invalid(save(&nord, &invoice, moved).await);
        assert_eq!(errors, FieldErrors::one("fields.client", FieldError::NotAChoice));
        let mut split = invoice.new.to_form();
        split.lines.push(LineForm { id: String::new(), ..split.lines[0].clone() });
        assert_eq!(save(&nord, &invoice, split).await.unwrap().new.lines[1].origin, own_order.new.lines[0].id);
        is_sound(&db).await;
    }
}
