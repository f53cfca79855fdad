-- A copy of the database must not reach real mail: no access, no schedule, nothing left to do on a server.
UPDATE doc_intake_mailbox
   SET active = false,
       password_sealed = NULL,
       refresh_token_sealed = NULL,
       access_token_sealed = NULL,
       access_token_until = NULL,
       oauth_state = 'none',
       oauth_until = NULL,
       host = 'neutralized.invalid',
       lease_token = NULL,
       lease_until = NULL;

UPDATE doc_intake_message
   SET server_action_state = 'none'
 WHERE server_action_state IN ('waiting', 'failed');

-- The list of senders stays, so that whoever needs a password in the copy knows which one to ask for.
UPDATE doc_intake_password
   SET password_sealed = NULL;

DELETE FROM doc_intake_unlock;
