//! Letters that are taken, and what is said on the way.

use domain::mail::problem::MailProblem;
use post::{Login, Relay};

use crate::sink::{Sink, letter, near};

#[tokio::test]
async fn a_letter_is_taken_for_everybody() {
    let sink = Sink::start(&[]).await;
    near().send(&sink.relay(), &letter()).await.unwrap();
    assert_eq!(sink.heard("MAIL"), ["MAIL FROM:<compta@noe.example>"]);
    assert_eq!(sink.heard("RCPT"), ["RCPT TO:<a@b.example>", "RCPT TO:<secret@b.example>"]);
    assert_eq!(sink.heard("EHLO"), ["EHLO clientele.example"]);
    let letters = sink.heard("LETTER");
    let [kept] = letters.as_slice() else { panic!("{letters:?}") };
    assert!(kept.contains("Message-ID: <0190@noe.example>") && kept.contains("a@b.example"), "{kept}");
    assert!(!kept.contains("secret"), "{kept}");
}

#[tokio::test]
async fn an_offered_letter_is_not_sent_yet() {
    let sink = Sink::start(&[]).await;
    let offered = near().offer(&sink.relay(), &letter()).await.unwrap();
    assert!(sink.heard("LETTER").is_empty());
    drop(offered);
    tokio::task::yield_now().await;
    assert!(sink.heard("LETTER").is_empty(), "whoever dies here has sent nothing");
}

#[tokio::test]
async fn whoever_has_a_user_signs_in() {
    let sink = Sink::start(&[]).await;
    let login = Some(Login { user: "noe".into(), password: "s3cret".into() });
    near().send(&Relay { login: login.clone(), ..sink.relay() }, &letter()).await.unwrap();
    assert_eq!(sink.heard("AUTH PLAIN").len(), 1);
    let closed = Sink::start(&[("AUTH", "535 5.7.8 bad credentials")]).await;
    let refused = near().send(&Relay { login, ..closed.relay() }, &letter()).await.unwrap_err();
    assert_eq!(refused.what, MailProblem::SignIn);
    assert!(refused.said.contains("535") && !refused.said.contains("s3cret"), "{refused:?}");
    assert!(closed.heard("MAIL").is_empty());
}
