//! Servers that refuse, keep silent and die, and those that must not be reached.

use std::time::{Duration, Instant};

use domain::mail::problem::MailProblem;
use post::{Attached, Letter, Post, Problem, Relay, Security};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::sink::{Answers, Sink, letter, near, reach, relay};

async fn problem(answers: Answers) -> Problem {
    let sink = Sink::start(answers).await;
    let problem = near().send(&sink.relay(), &letter()).await.unwrap_err();
    assert!(sink.heard("LETTER").is_empty());
    problem
}

#[tokio::test]
async fn what_is_refused_for_good_is_not_tried_again() {
    let cases: [(Answers, MailProblem); 5] = [
        (&[("HELLO", "554 not you")], MailProblem::Refused),
        (&[("MAIL", "550 no such sender")], MailProblem::Sender),
        (&[("RCPT TO:<secret", "550 5.1.1 no such user")], MailProblem::Recipient),
        (&[("DATA", "554 no")], MailProblem::Refused),
        (&[("END", "554 5.7.1 spam")], MailProblem::Refused),
    ];
    for (answers, what) in cases {
        let problem = problem(answers).await;
        assert_eq!((problem.what, problem.may_pass()), (what, false), "{problem:?}");
    }
    let named = problem(&[("RCPT TO:<secret", "550 5.1.1 no such user")]).await;
    assert!(named.said.contains("secret@b.example") && named.said.contains("no such user"), "{named:?}");
}

#[tokio::test]
async fn what_is_put_off_is_tried_again() {
    let cases: [Answers; 5] = [
        &[("HELLO", "421 busy")],
        &[("MAIL", "451 later")],
        &[("RCPT", "450 4.2.1 greylisted")],
        &[("DATA", "421 later")],
        &[("END", "452 full")],
    ];
    for answers in cases {
        let problem = problem(answers).await;
        assert_eq!((problem.what, problem.may_pass()), (MailProblem::Later, true), "{problem:?}");
    }
}

#[tokio::test]
async fn silence_ends_in_time() {
    for answers in [&[("HELLO", "…")] as Answers, &[("EHLO", "…")], &[("RCPT", "…")]] {
        let problem = problem(answers).await;
        assert_eq!((problem.what, problem.may_pass()), (MailProblem::TooSlow, true), "{problem:?}");
    }
    let unsure = problem(&[("END", "…")]).await;
    assert_eq!((unsure.what, unsure.may_pass()), (MailProblem::Unsure, false), "{unsure:?}");
}

#[tokio::test]
async fn who_does_not_say_good_bye_is_not_waited_for() {
    let sink = Sink::start(&[("QUIT", "…")]).await;
    let begun = Instant::now();
    near().send(&sink.relay(), &letter()).await.unwrap();
    assert!(begun.elapsed() < Duration::from_millis(1_500), "the letter is the server's, which is to be noted");
    let problem = problem(&[("RCPT TO:<secret", "550 5.1.1 no such user"), ("QUIT", "…")]).await;
    assert_eq!((problem.what, problem.may_pass()), (MailProblem::Recipient, false), "{problem:?}");
}

#[tokio::test]
async fn a_server_that_dies_before_the_letter_has_nothing() {
    for answers in [&[("EHLO", "")] as Answers, &[("MAIL", "")], &[("RCPT", "")], &[("DATA", "")]] {
        let problem = problem(answers).await;
        assert!(problem.may_pass(), "{problem:?}");
    }
}

#[tokio::test]
async fn a_server_that_dies_after_the_letter_may_have_it() {
    let problem = problem(&[("END", "")]).await;
    assert_eq!((problem.what, problem.may_pass()), (MailProblem::Unsure, false), "{problem:?}");
}

#[tokio::test]
async fn a_server_that_dies_in_the_middle_of_a_letter_has_nothing() {
    let sink = Sink::start(&[("MIDDLE", "")]).await;
    // More than the buffers between the two hold.
    let large =
        Attached { name: "a.bin".into(), media_type: "application/octet-stream".into(), bytes: vec![7; 24 << 20] };
    let letter = Letter { attached: vec![large], ..letter() };
    let problem = near().send(&sink.relay(), &letter).await.unwrap_err();
    assert!(problem.may_pass(), "{problem:?}");
}

#[tokio::test]
async fn who_does_not_answer_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let problem = near().send(&relay(port), &letter()).await.unwrap_err();
    assert_eq!((problem.what, problem.may_pass()), (MailProblem::Unreachable, true), "{problem:?}");
    let nowhere = Relay { host: "nowhere.invalid".into(), ..relay(port) };
    assert_eq!(near().send(&nowhere, &letter()).await.unwrap_err().what, MailProblem::Unreachable);
}

#[tokio::test]
async fn this_machine_is_not_reached_unless_the_operator_allows_it() {
    let sink = Sink::start(&[]).await;
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        for security in [Security::None, Security::StartTls, Security::Tls] {
            let relay = Relay { host: host.into(), security, ..sink.relay() };
            let problem = Post::new(reach(false)).send(&relay, &letter()).await.unwrap_err();
            assert_eq!((problem.what, problem.said.as_str()), (MailProblem::Private, "not connected"), "{host}");
        }
    }
    assert!(sink.heard("").is_empty(), "not even connected to");
}

#[tokio::test]
async fn nothing_is_said_in_the_open_where_encryption_was_asked_for() {
    let sink = Sink::start(&[]).await;
    let started = Relay { security: Security::StartTls, ..sink.relay() };
    let problem = near().send(&started, &letter()).await.unwrap_err();
    assert_eq!(problem.what, MailProblem::NoEncryption, "{problem:?}");
    let encrypted = Relay { security: Security::Tls, ..sink.relay() };
    let problem = near().send(&encrypted, &letter()).await.unwrap_err();
    assert!(matches!(problem.what, MailProblem::Certificate | MailProblem::Unreachable), "{problem:?}");
    assert!(sink.heard("MAIL").is_empty());
}

#[tokio::test]
async fn endless_answers_are_not_read_to_their_end() {
    const LONG: &str =
        "250-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let problem = problem(&[("EHLO", LONG)]).await;
    assert!(problem.said.chars().count() <= 500, "{problem:?}");
}

#[tokio::test]
async fn a_line_without_end_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"220 ").await.unwrap();
        while stream.write_all(&[b'a'; 4096]).await.is_ok() {}
    });
    let problem = near().send(&relay(port), &letter()).await.unwrap_err();
    assert!(problem.said.contains("says too much"), "{problem:?}");
}

#[tokio::test]
async fn what_was_said_in_the_open_is_no_answer_to_what_is_encrypted() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        let mut said = String::new();
        stream.get_mut().write_all(b"220 sink\r\n").await.unwrap();
        stream.read_line(&mut said).await.unwrap();
        stream.get_mut().write_all(b"250-sink\r\n250 STARTTLS\r\n").await.unwrap();
        stream.read_line(&mut said).await.unwrap();
        // Somebody on the way adds an answer to the next question, and then nothing comes.
        stream.get_mut().write_all(b"220 go on\r\n250-sink\r\n250 AUTH PLAIN\r\n").await.unwrap();
        stream.read_to_end(&mut Vec::new()).await
    });
    let relay = Relay { security: Security::StartTls, ..relay(port) };
    let problem = near().send(&relay, &letter()).await.unwrap_err();
    // It was read as the beginning of encryption, which it is not; kept for later, nothing would have come here in time.
    assert_eq!(problem.what, MailProblem::Certificate, "{problem:?}");
}
