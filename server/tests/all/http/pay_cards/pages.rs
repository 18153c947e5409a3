//! The pages on which clients pay: of several for an invoice one stays, and whoever comes back from one learns what became of it although
//! the provider has told nothing yet.

use super::*;

/// What is shown to whoever comes back, signed in or not.
async fn back(shop: &Shop, asked: &Asked) -> String {
    let path = format!("/portal/paid/{}/{}", shop.app.company, asked.once);
    assert!(asked.value("success_url").ends_with(&path), "{asked:?}");
    let page = get(&shop.app, &path, "").await;
    assert!(page.status.is_success(), "{}", page.body);
    page.body
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_pages_for_an_invoice_one_can_be_paid() {
    let shop = Shop::open(KEY, true).await;
    let first = shop.begun("&amount=150").await;
    let second = shop.begun("").await;
    assert_eq!(shop.provider.asked().len(), 2);
    assert_eq!(shop.provider.state(&first.page()), "expired");
    assert_eq!(shop.provider.state(&second.page()), "open");
    let over = get(&shop.app, &format!("/portal/pay/card/{}", first.once), &shop.session).await;
    assert!(over.body.contains("Le délai de ce paiement est passé"), "{}", over.body);
    assert!(!over.body.contains(&format!("/pay/{}", first.page())), "{}", over.body);
    // It tells the same by itself.
    assert_eq!(shop.tell(&of_page("evt_1", "expired", &first, "unpaid")).await, StatusCode::OK);
    assert_eq!(shop.tell(&of_page("evt_2", "completed", &second, "paid")).await, StatusCode::OK);
    assert_eq!(shop.left().await, [0, 0]);
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_on_the_page_before_is_not_asked_for_again() {
    let shop = Shop::open(KEY, true).await;
    let first = shop.begun("&amount=150").await;
    // Nothing is told of it.
    shop.provider.pay_on(&first.page(), "paid");
    let answer = post(&shop.app, "/portal/pay/card", &shop.session, &shop.both("")).await;
    let way = answer.headers[LOCATION].to_str().unwrap();
    assert_eq!(way, format!("/portal/pay/card/{}", first.once), "it leads to the one that was paid");
    assert!(get(&shop.app, way, &shop.session).await.body.contains("Le paiement est reçu"));
    assert_eq!((shop.provider.asked().len(), shop.left().await), (1, vec![0, 9_000]));
    assert_eq!(shop.tell(&of_page("evt_1", "completed", &first, "paid")).await, StatusCode::OK);
    assert_eq!((shop.paid().await.len(), shop.left().await), (1, vec![0, 9_000]));
    assert_eq!(shop.begun("").await.value("line_items[0][price_data][unit_amount]"), "9000", "the rest");
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_is_told_what_became_of_it() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    assert!(back(&shop, &asked).await.contains("Votre paiement est transmis"));
    assert!(shop.paid().await.is_empty(), "nothing came in yet");
    shop.provider.pay_on(&asked.page(), "paid");
    for _ in 0..2 {
        let page = back(&shop, &asked).await;
        assert!(page.contains("Le paiement est reçu") && !page.contains("240,00"), "{page}");
    }
    assert_eq!(shop.tell(&of_page("evt_1", "completed", &asked, "paid")).await, StatusCode::OK);
    assert_eq!((shop.paid().await.len(), shop.left().await), (1, vec![0, 0]));
    shop.is_sound().await;
    // Of another company's payments, and of those that there are not, nothing is said.
    let elsewhere = shop.app.second_company().await;
    for path in [format!("{elsewhere}/{}", asked.once), format!("{}/{elsewhere}", shop.app.company)] {
        let page = get(&shop.app, &format!("/portal/paid/{path}"), "").await;
        assert!(page.body.contains("Votre paiement est transmis"), "{path}: {}", page.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_bank_works_on_is_told_to_whoever_comes_back() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    shop.provider.pay_on(&asked.page(), "unpaid");
    assert!(back(&shop, &asked).await.contains("Votre banque traite le paiement"));
    assert!(shop.paid().await.is_empty());
    let again = post(&shop.app, "/portal/pay/card", &shop.session, &shop.both("")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is left to pay: {}", again.body);
    assert_eq!(shop.tell(&of_page("evt_1", "async_payment_succeeded", &asked, "paid")).await, StatusCode::OK);
    assert!(back(&shop, &asked).await.contains("Le paiement est reçu"));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nothing_was_told_of_is_asked_for_once_its_time_has_passed() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    shop.provider.pay_on(&asked.page(), "paid");
    let stripe = shop.app.stripe(&shop.provider.url);
    let ask = async |minutes| {
        let now = Utc::now() + chrono::TimeDelta::minutes(minutes);
        server::cards::unheard::ask(&shop.app.db.database, &stripe, now).await.unwrap();
        shop.paid().await.len()
    };
    assert_eq!(ask(30).await, 0, "it may still be told, or come back");
    for _ in 0..2 {
        assert_eq!(ask(90).await, 1);
    }
    assert_eq!((shop.left().await, shop.provider.asked().len()), (vec![0, 0], 1));
    shop.is_sound().await;
}
