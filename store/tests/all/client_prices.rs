//! What clients have agreed on their own: recorded, changed, taken back, and what follows from it in their documents.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod documents;
mod sound;

use domain::activity::Event;
use domain::client_prices::{Agreed, ClientPrice, ClientPriceForm, PriceAct, PriceOf};
use domain::error::{FieldError, Refusal};
use domain::form::FormText;
use domain::ids::{ClientId, ListItemId, ProductId};
use domain::lists::{ListKind, NewListItem};
use domain::products::{ProductFields, ProductForm};
use domain::state::Act;
use store::{Access, StoreError, StoreResult, activity, client_prices, clients, lists, products};
use testing::clients::{created, named};
use testing::on_each_database;

/// In a transaction of its own, committed where it succeeds.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}
use done;

async fn client(access: &Access, name: &str) -> ClientId {
    created(access, &named(name)).await.id
}

async fn category(access: &Access, name: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(ListKind::ProductCategory, name).unwrap()).unwrap().id
}

/// A product at 10 €.
async fn product(access: &Access, name: &str, category: Option<ListItemId>) -> ProductId {
    let category = category.map(|category| category.to_string()).unwrap_or_default();
    let fields = ProductFields { name: name.into(), price: "10".into(), category, ..ProductFields::default() };
    let form = ProductForm { fields, ..ProductForm::default() };
    let new = form.parse(&products::form_rules(&access.read()).await.unwrap()).unwrap();
    done!(access, products::create, new).unwrap().id
}

fn form(values: &[(&str, &str)]) -> ClientPriceForm {
    let mut text = FormText::default();
    for (name, value) in values {
        text.set(format!("fields.{name}"), *value);
    }
    text.into()
}

/// A price of a product.
fn price(of: ProductId, price: &str) -> ClientPriceForm {
    form(&[("product", &of.to_string()), ("price", price)])
}

/// A discount on a category.
fn discount(of: ListItemId, discount: &str) -> ClientPriceForm {
    let id = of.to_string();
    form(&[("covers", "category"), ("category", &id), ("grants", "discount"), ("discount", discount)])
}

async fn add(access: &Access, client: ClientId, form: &ClientPriceForm) -> StoreResult<ClientPrice> {
    done!(access, client_prices::add, client, form)
}

async fn kept(access: &Access, client: ClientId) -> Vec<ClientPrice> {
    client_prices::of_client(&access.read(), client).await.unwrap()
}

/// What was told of its prices, the oldest first.
async fn told(access: &Access, client: ClientId) -> Vec<(PriceAct, String)> {
    let told = activity::of_client(&access.read(), client, None, 50).await.unwrap();
    let of = |event: Event| match event {
        Event::PriceAgreed { act, of, .. } => Some((act, of)),
        _ => None,
    };
    told.into_iter().rev().filter_map(|entry| of(entry.event)).collect()
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>, path: &str) -> FieldError {
    match answer {
        Err(StoreError::Invalid(errors)) => errors.at(path).unwrap().clone(),
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

on_each_database! {
    async fn what_is_agreed_is_kept_changed_and_taken_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, tools) = (client(&nord, "Roche").await, category(&nord, "Outils").await);
        let vis = product(&nord, "Vis", Some(tools)).await;
        let own = add(&nord, roche, &price(vis, "8,50")).await.unwrap();
        let off = add(&nord, roche, &discount(tools, "12,5")).await.unwrap();
        assert_eq!(kept(&nord, roche).await, [off.clone(), own.clone()]);
        assert_eq!((own.version, own.new.of, off.new.of), (1, PriceOf::Product(vis), PriceOf::Category(tools)));
        let names = client_prices::named(&nord.read(), &[own.clone(), off.clone()]).await.unwrap();
        assert_eq!((names[&vis.0].as_str(), names[&tools.0].as_str()), ("Vis", "Outils"));

        let mut typed = own.new.to_form();
        typed.fields.last_day = "2026-12-31".into();
        typed.fields.note = "Accord annuel".into();
        let saved = done!(nord, client_prices::change, roche, own.id, 1, &typed).unwrap();
        assert_eq!((saved.version, kept(&nord, roche).await), (2, vec![off.clone(), saved.clone()]));
        // What says the same leaves no trace, whoever said it.
        assert_eq!(done!(nord, client_prices::change, roche, own.id, 1, &typed).unwrap(), saved);
        done!(nord, client_prices::remove, roche, own.id).unwrap();
        not_found(done!(nord, client_prices::remove, roche, own.id));
        assert_eq!(kept(&nord, roche).await, [off]);
        let expected = [
            (PriceAct::Added, "Vis"),
            (PriceAct::Added, "Outils"),
            (PriceAct::Changed, "Vis"),
            (PriceAct::Removed, "Vis"),
        ];
        assert_eq!(told(&nord, roche).await, expected.map(|(act, of)| (act, of.to_owned())));
        assert_eq!(clients::get(&nord.read(), roche).await.unwrap().version, 1, "its own values stay");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whoever_saves_second_hears_what_the_first_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (vis, clou) = (product(&nord, "Vis", None).await, product(&nord, "Clou", None).await);
        let own = add(&nord, roche, &price(vis, "8")).await.unwrap();
        let other = add(&nord, roche, &price(clou, "3")).await.unwrap();
        done!(nord, client_prices::change, roche, own.id, 1, &price(vis, "7")).unwrap();
        done!(nord, client_prices::change, roche, other.id, 1, &price(clou, "2")).unwrap();
        let late = done!(nord, client_prices::change, roche, own.id, 1, &price(vis, "6"));
        let Err(StoreError::Conflict(conflict)) = late else { panic!("{late:?}") };
        assert_eq!((conflict.version, conflict.current.get("fields.price")), (2, "7.00"));
        assert_eq!(conflict.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["fields.price"]);
        not_found(done!(nord, client_prices::change, roche, own.id, 9, &price(vis, "6")));
        assert_eq!(done!(nord, client_prices::change, roche, own.id, 2, &price(vis, "6")).unwrap().version, 3);
    }

    async fn it_names_what_is_there(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, tools) = (client(&nord, "Roche").await, category(&nord, "Outils").await);
        let vis = product(&nord, "Vis", None).await;
        let (theirs, their_tools) = (product(&sud, "Clou", None).await, category(&sud, "Outils").await);
        let unknown = FieldError::Unknown;
        assert_eq!(invalid(add(&nord, roche, &price(theirs, "1")).await, "fields.product"), unknown);
        assert_eq!(invalid(add(&nord, roche, &discount(their_tools, "1")).await, "fields.category"), unknown);
        let own = add(&nord, roche, &price(vis, "8")).await.unwrap();
        done!(nord, products::act, &[vis], Act::Delete).unwrap();
        assert_eq!(invalid(add(&nord, roche, &price(vis, "7")).await, "fields.product"), unknown);
        // What was agreed before stays, and may be changed.
        let saved = done!(nord, client_prices::change, roche, own.id, 1, &price(vis, "7")).unwrap();
        assert!(matches!(saved.new.agreed, Agreed::Price { amount, .. } if amount.minor() == 700));
        // An entry that is named is in use.
        add(&nord, roche, &discount(tools, "5")).await.unwrap();
        let removed = done!(nord, lists::remove, tools);
        assert!(matches!(removed, Err(StoreError::Refused(Refusal::InUse))), "{removed:?}");
        done!(nord, clients::act, &[roche], Act::Delete).unwrap();
        let late = add(&nord, roche, &discount(tools, "6")).await;
        assert!(matches!(late, Err(StoreError::Refused(Refusal::Deleted))), "{late:?}");
    }

    async fn another_companys_are_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, theirs) = (client(&nord, "À moi").await, client(&sud, "À eux").await);
        let (vis, clou) = (product(&nord, "Vis", None).await, product(&sud, "Clou", None).await);
        let own = add(&sud, theirs, &price(clou, "8")).await.unwrap();
        not_found(client_prices::of_client(&nord.read(), theirs).await);
        not_found(add(&nord, theirs, &price(vis, "8")).await);
        for client in [mine, theirs] {
            not_found(done!(nord, client_prices::change, client, own.id, 1, &price(vis, "1")));
            not_found(done!(nord, client_prices::remove, client, own.id));
        }
        not_found(client_prices::Pricer::of(&nord.read(), Some(theirs), None).await);
        // Nor one of another client of the same company.
        let other = client(&sud, "Un autre").await;
        not_found(done!(sud, client_prices::remove, other, own.id));
        assert_eq!(kept(&sud, theirs).await, [own]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
