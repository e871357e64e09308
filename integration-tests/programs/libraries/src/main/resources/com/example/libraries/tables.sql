--liquibase formatted sql
--changeset shop:1
create table book (title varchar(50));
--changeset shop:2
insert into book values ('A book');
